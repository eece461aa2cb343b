package teahouse.chat.room;

import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;

/// The one door to a room.
public interface RoomAccess {

  /// What the person is to the room, read from the store at the time of subscription. Fails with a
  /// data-access exception when the store does not answer.
  Mono<Membership> membership(RoomId room, UserId user);

  /// The same of many rooms, with one question. Says something of every room that it is asked for.
  Mono<Map<RoomId, Membership>> memberships(Collection<RoomId> rooms, UserId user);
}
