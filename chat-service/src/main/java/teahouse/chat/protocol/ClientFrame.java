package teahouse.chat.protocol;

import java.util.List;
import java.util.UUID;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// What a client may send. Each has a `ref` that its answer repeats.
public sealed interface ClientFrame {

  String ref();

  record Subscribe(String ref, List<Wanted> rooms) implements ClientFrame {}

  /// A room to be heard.
  ///
  /// @param have the seq through which the client is complete
  record Wanted(RoomId room, Seq have) {}

  record Unsubscribe(String ref, List<RoomId> rooms) implements ClientFrame {}

  record Post(String ref, RoomId room, UUID id, String text) implements ClientFrame {}

  record RenewByTicket(String ref, String ticket) implements ClientFrame {}

  record RenewByToken(String ref, String token) implements ClientFrame {}

  record Ping(String ref) implements ClientFrame {}

  record Pong(String ref) implements ClientFrame {}
}
