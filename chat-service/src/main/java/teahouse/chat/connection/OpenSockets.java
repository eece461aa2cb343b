package teahouse.chat.connection;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import teahouse.chat.protocol.CloseReason;
import teahouse.chat.token.SessionEnd;
import teahouse.chat.token.SessionEndListener;
import teahouse.chat.vocabulary.UserId;

/// All sockets of this node.
@Component
final class OpenSockets implements SessionEndListener {

  private final int perUser;

  /// Most people have one, and nobody has many: small lists that are replaced, not changed.
  private final Map<UserId, List<Connection>> sockets = new ConcurrentHashMap<>();

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
          admitted[0] = !closing && (known == null || known.size() < perUser);
          return admitted[0] ? with(connection, known) : known;
        });
    return admitted[0];
  }

  private static List<Connection> with(Connection connection, @Nullable List<Connection> known) {
    return known == null
        ? List.of(connection)
        : Stream.concat(known.stream(), Stream.of(connection)).toList();
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
          var left = own.stream().filter(each -> !each.id().equals(connection.id())).toList();
          return left.isEmpty() ? null : left;
        });
  }

  Stream<Connection> stream() {
    return sockets.values().stream().flatMap(List::stream);
  }

  @Override
  public void ended(SessionEnd end) {
    sockets.getOrDefault(end.user(), List.of()).stream()
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
