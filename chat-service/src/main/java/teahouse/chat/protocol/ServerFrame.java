package teahouse.chat.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import teahouse.chat.problem.Language;
import teahouse.chat.problem.Problem;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// What the server may send, but for `events`, which delivery writes.
public sealed interface ServerFrame {

  record Welcome(
      UUID socket,
      UserId user,
      Instant serverTime,
      Instant expiresAt,
      Duration pingEvery,
      Duration grace,
      Limits limits)
      implements ServerFrame {}

  record Subscribed(String ref, List<Opened> rooms, List<NotOpened> refused)
      implements ServerFrame {}

  /// A room that is heard now.
  ///
  /// @param current whether there is nothing to fetch
  record Opened(RoomId room, Seq from, boolean current) {}

  record NotOpened(RoomId room, Problem problem) {}

  /// The client asked for it.
  record Unsubscribed(String ref, List<RoomId> rooms) implements ServerFrame {}

  /// The right ended at this seq.
  record Left(RoomId room, Seq seq) implements ServerFrame {}

  record Ack(String ref, RoomId room, UUID id, Seq seq) implements ServerFrame {}

  /// One's own membership of a room changed.
  ///
  /// @param state `joined`, `invited` or `left`
  record MembershipChanged(
      RoomId room,
      String state,
      @Nullable String role,
      @Nullable String cause,
      Version version,
      Seq seq)
      implements ServerFrame {}

  record Behind(RoomId room, Seq from) implements ServerFrame {}

  record Stale() implements ServerFrame {}

  record Fresh() implements ServerFrame {}

  record Renewed(String ref, Instant expiresAt) implements ServerFrame {}

  record Draining(Duration reconnectAfter) implements ServerFrame {}

  record Ping(String ref, Map<RoomId, Seq> heads) implements ServerFrame {}

  record Pong(String ref) implements ServerFrame {}

  record Failed(@Nullable String ref, @Nullable RoomId room, Problem problem, Language language)
      implements ServerFrame {}
}
