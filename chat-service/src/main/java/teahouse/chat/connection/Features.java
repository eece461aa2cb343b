package teahouse.chat.connection;

import org.springframework.stereotype.Component;
import teahouse.chat.delivery.LiveDelivery;
import teahouse.chat.log.TailState;
import teahouse.chat.message.MessagePosting;
import teahouse.chat.renewal.RenewalTickets;
import teahouse.chat.room.RoomAccess;
import teahouse.chat.token.AccessTokens;

/// What frames call.
@Component
record Features(
    MessagePosting posting,
    RenewalTickets tickets,
    AccessTokens tokens,
    RoomAccess access,
    TailState tail,
    LiveDelivery delivery) {}
