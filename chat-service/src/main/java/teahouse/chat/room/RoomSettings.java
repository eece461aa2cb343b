package teahouse.chat.room;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param answerWithin how long the answer to a change waits for its event to be read back; then it
///   says `pending`
@Validated
@ConfigurationProperties("teahouse.room")
record RoomSettings(@DefaultValue("3s") Duration answerWithin) {}
