package teahouse.chat.connection;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import teahouse.chat.protocol.CloseReason;
import teahouse.chat.token.SessionEnd;
import teahouse.chat.token.SessionEndListener;
import teahouse.chat.vocabulary.UserId;

/// All sockets of this node.
@Component
final class OpenSockets implements SessionEndListener {

  private final int perUser;
  private final Map<UserId, Map<UUID, Connection>> sockets = new ConcurrentHashMap<>();

  private volatile boolean closing;

  OpenSockets(SocketSettings settings, MeterRegistry meters) {
    this.perUser = settings.perUser();
    meters.gauge("teahouse.sockets", List.of(), this, all -> all.stream().count());
    meters.gauge("teahouse.sockets.behind", List.of(), this, OpenSockets::behind);
    meters.gauge("teahouse.sockets.pending.bytes", List.of(), this, OpenSockets::pending);
  }

  /// Sockets that take nothing just now, so that their room frames are dropped.
  private long behind() {
    return stream().filter(connection -> !connection.line().isWritable()).count();
  }

  /// Bytes that wait for all clients together.
  private long pending() {
    return stream().mapToLong(connection -> connection.line().pending()).sum();
  }

  /// Counts a socket in, unless its user has too many, or none are let in any more.
  boolean admit(Connection connection) {
    var admitted = new boolean[1];
    sockets.compute(
        connection.caller().user(),
        (_, known) -> {
          Map<UUID, Connection> own = known == null ? new ConcurrentHashMap<>() : known;
          if (own.size() < perUser && !closing) {
            own.put(connection.id(), connection);
            admitted[0] = true;
          }
          return own.isEmpty() ? null : own;
        });
    return admitted[0];
  }

  /// From now on no socket is let in.
  void close() {
    closing = true;
  }

  boolean areClosing() {
    return closing;
  }

  void remove(Connection connection) {
    sockets.computeIfPresent(
        connection.caller().user(),
        (_, own) -> {
          own.remove(connection.id());
          return own.isEmpty() ? null : own;
        });
  }

  Stream<Connection> stream() {
    return sockets.values().stream().flatMap(own -> own.values().stream());
  }

  @Override
  public void ended(SessionEnd end) {
    sockets.getOrDefault(end.user(), Map.of()).values().stream()
        .filter(connection -> end.concerns(connection.caller()))
        .forEach(connection -> connection.close(reason(end)));
  }

  static CloseReason reason(SessionEnd end) {
    return switch (end) {
      case SessionEnd.SignedOut _, SessionEnd.SignedOutEverywhere _ -> CloseReason.SIGNED_OUT;
      case SessionEnd.Disabled _ -> CloseReason.ACCOUNT_DISABLED;
    };
  }
}
