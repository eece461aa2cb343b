package teahouse.chat.delivery;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.UserId;

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
    var change = new OwnMembership(record.room(), member, record.kind(), version, record.seq());
    for (var socket : sockets.getOrDefault(member, NONE)) {
      socket.outlet().submit(new Task.Tell(socket.listener(), change));
    }
  }
}
