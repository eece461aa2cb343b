package teahouse.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/// One event loop, and things that go wrong in the middle of its runs.
class OutletTest {

  private static final int LIMIT = 256 * 1024;

  private final ManualIoEventLoop loop =
      new ManualIoEventLoop(Thread.currentThread(), LocalIoHandler.newFactory());
  private final Outlet outlet = new Outlet(loop, new Rest(0, 0), new LongAdder());
  private final WritesEndAtOnce sound = new WritesEndAtOnce();
  private final Outbound ofSound = outboundOf(sound);

  @Test
  void aSocketThatCannotBeFlushedHoldsUpNobodyElse() {
    var ofBroken = outboundOf(new BreaksAtFlush());

    says(ofBroken);
    says(ofSound);
    loop.runNow();
    assertThat(sound.writes()).isEqualTo(1);

    says(ofBroken);
    says(ofSound);
    loop.runNow();
    assertThat(sound.writes()).isEqualTo(2);
  }

  @Test
  void anErrorInTheMiddleOfARunDoesNotSilenceTheLoop() {
    outlet.add(new RunsOutOfMemory());

    outlet.submit(new Task.Freshness(outlet, true));
    outlet.submit(new Task.Freshness(outlet, true));
    says(ofSound);
    loop.runNow();
    assertThat(sound.writes()).isEqualTo(1);

    says(ofSound);
    loop.runNow();
    assertThat(sound.writes()).isEqualTo(2);
  }

  private static void says(Outbound outbound) {
    var _ = outbound.send(new byte[1]);
  }

  private Outbound outboundOf(Channel channel) {
    channel.unsafe().register(loop, channel.newPromise());
    return new Outbound(channel, outlet, LIMIT);
  }

  private static final class BreaksAtFlush extends WritesEndAtOnce {

    @Override
    public Channel flush() {
      throw new IllegalStateException("no flush here");
    }
  }

  /// As when frames that wait are to be joined and there is no memory for it.
  private static final class RunsOutOfMemory extends DeafListener {

    @Override
    public void fresh() {
      throw new OutOfMemoryError("none left");
    }
  }
}
