package teahouse.chat.connection;

import java.time.Clock;
import reactor.core.publisher.Mono;
import teahouse.chat.pace.TokenBucket;
import teahouse.chat.protocol.CloseReason;
import teahouse.chat.protocol.FrameReader;
import teahouse.chat.protocol.ReadFrame;

/// What comes in on one socket: decoded strictly, no faster than allowed, and only as long as the
/// client reads too.
final class FrameIntake {

  private final Line line;
  private final Heartbeat heartbeat;
  private final FrameReader reader;
  private final FrameExchange exchange;
  private final TokenBucket pace;
  private final Clock clock;

  FrameIntake(
      Line line,
      Heartbeat heartbeat,
      FrameReader reader,
      FrameExchange exchange,
      TokenBucket pace,
      Clock clock) {
    this.line = line;
    this.heartbeat = heartbeat;
    this.reader = reader;
    this.exchange = exchange;
    this.pace = pace;
    this.clock = clock;
  }

  /// Completes when the next message may be read.
  Mono<Void> take(Incoming message) {
    heartbeat.heard();
    if (!line.isClosing()) {
      read(message);
    }
    return line.whenWritable();
  }

  private void read(Incoming message) {
    if (!pace.take(1, clock.instant()).isZero()) {
      line.close(CloseReason.FLOODING);
      return;
    }
    switch (message) {
      case Incoming.Text(var text) -> read(text);
      case Incoming.Binary() -> line.close(CloseReason.BINARY_REFUSED);
      case Incoming.NotUtf8() -> line.close(CloseReason.INVALID_UTF8);
      case Incoming.Control() -> {}
    }
  }

  private void read(String text) {
    switch (reader.read(text)) {
      case ReadFrame.Understood(var frame) -> exchange.take(frame);
      case ReadFrame.Refused(var ref, var problem) -> line.fail(ref, null, problem);
    }
  }
}
