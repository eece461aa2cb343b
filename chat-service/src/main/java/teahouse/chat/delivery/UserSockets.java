package teahouse.chat.delivery;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.UserId;
import tools.jackson.databind.json.JsonMapper;

/// Whose sockets are on this node, to tell people of their own memberships.
final class UserSockets {

  private static final Set<LiveSocket> NONE = Set.of();

  private final Map<UserId, Set<LiveSocket>> sockets = new ConcurrentHashMap<>();

  void add(LiveSocket socket) {
    sockets.compute(
        socket.user(),
        (_, own) -> {
          Set<LiveSocket> all = own == null ? ConcurrentHashMap.newKeySet() : own;
          all.add(socket);
          return all;
        });
  }

  void remove(LiveSocket socket) {
    sockets.computeIfPresent(
        socket.user(),
        (_, own) -> {
          own.remove(socket);
          return own.isEmpty() ? null : own;
        });
  }

  void tell(TailRecord record) {
    var member = record.member();
    var version = record.version();
    if (member == null || version == null) {
      return;
    }
    var own = sockets.getOrDefault(member, NONE);
    if (own.isEmpty()) {
      return;
    }
    var change =
        new OwnMembership(
            record.room(), member, record.kind(), role(record), version, record.seq());
    for (var socket : own) {
      socket.outlet().submit(new Task.Tell(socket.listener(), change));
    }
  }

  /// The only thing that is read from a value on its way: it is in no header, and only asked for
  /// when the person is here.
  private static @Nullable String role(TailRecord record) {
    var value = record.value();
    var role =
        JsonMapper.shared()
            .readTree(value.array(), value.arrayOffset() + value.position(), value.remaining())
            .path("role");
    return role.isString() ? role.stringValue() : null;
  }
}
