package teahouse.chat.connection;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import teahouse.chat.delivery.DeliverySettings;
import teahouse.chat.message.MessageSettings;
import teahouse.chat.protocol.CloseReason;
import teahouse.chat.protocol.Limits;
import teahouse.chat.protocol.ServerFrame;
import teahouse.chat.token.EndedSessions;

/// Lets new sockets in, or says why not, and sees them off.
@Component
final class Reception {

  private static final int ROOMS_PER_SUBSCRIBE = 200;

  private final OpenSockets sockets;
  private final EndedSessions ended;
  private final SocketSettings settings;
  private final Limits limits;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();

  Reception(
      OpenSockets sockets,
      EndedSessions ended,
      SocketSettings settings,
      MessageSettings messages,
      DeliverySettings delivery,
      Clock clock) {
    this.sockets = sockets;
    this.ended = ended;
    this.settings = settings;
    this.clock = clock;
    this.limits =
        new Limits(
            SocketSettings.FRAME_BYTES,
            MessageSettings.LONGEST_TEXT,
            settings.liveRooms(),
            ROOMS_PER_SUBSCRIBE,
            messages.perMinute(),
            messages.burst(),
            settings.perUser(),
            delivery.outboundBytes());
  }

  /// Counts the socket in first and asks for ended sessions afterwards: no end falls between.
  void welcome(Connection connection) {
    var line = connection.line();
    if (!sockets.admit(connection)) {
      line.close(sockets.areClosing() ? CloseReason.GOING_AWAY : CloseReason.TOO_MANY_SOCKETS);
      return;
    }
    var end = ended.endOf(connection.caller());
    if (end.isPresent()) {
      line.close(OpenSockets.reason(end.get()));
      return;
    }
    var _ = line.send(welcomeFrame(connection));
    connection.validity().start();
    connection.heartbeat().start(random);
  }

  void farewell(Connection connection) {
    sockets.remove(connection);
    connection.ended();
  }

  private ServerFrame.Welcome welcomeFrame(Connection connection) {
    return new ServerFrame.Welcome(
        connection.id(),
        connection.caller().user(),
        clock.instant(),
        connection.caller().expiresAt(),
        settings.pingEvery(),
        settings.pongWithin(),
        limits);
  }
}
