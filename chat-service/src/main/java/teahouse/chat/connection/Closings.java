package teahouse.chat.connection;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;
import teahouse.chat.protocol.CloseReason;

/// How sockets of this node are closed: counted by reason, with some time for the client to hear
/// it.
@Component
final class Closings {

  private final MeterRegistry meters;
  private final Duration within;

  Closings(MeterRegistry meters, SocketSettings settings) {
    this.meters = meters;
    this.within = settings.closeWithin();
  }

  void count(CloseReason reason) {
    meters.counter("teahouse.sockets.closed", "reason", reason.wireName()).increment();
  }

  /// How long the client may take to answer before the connection is cut.
  Duration within() {
    return within;
  }
}
