package teahouse.chat.delivery;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.UserId;
import tools.jackson.databind.json.JsonMapper;

/// Whose sockets are on this node, to tell people of their own memberships.
final class UserSockets {

  /// Most people have one, and nobody has many: small lists that are replaced, not changed.
  private final Map<UserId, List<LiveSocket>> sockets = new ConcurrentHashMap<>();

  void add(LiveSocket socket) {
    sockets.merge(
        socket.user(),
        List.of(socket),
        (own, more) -> Stream.concat(own.stream(), more.stream()).toList());
  }

  void remove(LiveSocket socket) {
    sockets.computeIfPresent(
        socket.user(),
        (_, own) -> {
          var left = own.stream().filter(each -> each != socket).toList();
          return left.isEmpty() ? null : left;
        });
  }

  void tell(TailRecord record) {
    var member = record.member();
    var version = record.version();
    if (member == null || version == null) {
      return;
    }
    var own = sockets.getOrDefault(member, List.of());
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
