package teahouse.chat.connection;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import teahouse.chat.protocol.CloseReason;
import teahouse.chat.token.Caller;

/// How long a socket may live: until its token's end and a grace, unless it is renewed.
final class Validity {

  private final Duration grace;
  private final Clock clock;
  private final EventLoop loop;
  private final Line line;
  private volatile Caller caller;
  private @Nullable Future<?> end;

  Validity(Caller caller, Duration grace, Clock clock, EventLoop loop, Line line) {
    this.caller = caller;
    this.grace = grace;
    this.clock = clock;
    this.loop = loop;
    this.line = line;
  }

  /// Who the socket belongs to, by the newest proof. May be read by any thread.
  Caller caller() {
    return caller;
  }

  void start() {
    var left = Duration.between(clock.instant(), caller.expiresAt().plus(grace));
    end =
        loop.schedule(
            () -> line.close(CloseReason.TOKEN_EXPIRED), left.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// A proof that ends sooner than the one before shortens nothing.
  void renew(Caller renewed) {
    if (renewed.expiresAt().isAfter(caller.expiresAt())) {
      caller = renewed;
      stop();
      start();
    }
  }

  void stop() {
    if (end != null) {
      end.cancel(false);
    }
  }
}
