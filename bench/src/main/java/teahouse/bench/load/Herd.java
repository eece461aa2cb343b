package teahouse.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.HdrHistogram.Histogram;

/// All sockets of a run, on one event loop.
public final class Herd implements AutoCloseable {

  private static final int BODY_BYTES = 128;
  private static final int AT_ONCE = 200;
  private static final Duration REST = Duration.ofMillis(100);

  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final ChannelGroup sockets = new DefaultChannelGroup(loop);
  private final Speech speech;
  private final List<Integer> ports;
  private final int people;
  private final Traffic traffic = new Traffic(System::nanoTime, BODY_BYTES);
  private final List<Voice> voices = new ArrayList<>();
  private int asked;
  private int opening;
  private int lost;
  private int failed;
  private int refused;
  private String complaint = "";
  private int window;
  private int speaker;
  private boolean silent;

  /// @param ports of several instances, among which every room's people are spread
  public Herd(Speech speech, List<Integer> ports, int people) {
    this.speech = speech;
    this.ports = List.copyOf(ports);
    this.people = people;
  }

  /// Opens all sockets, and returns how long it took until the last one heard its room.
  public Duration gather() {
    long begun = System.nanoTime();
    onLoop(() -> {
      asked = 0;
      opening = 0;
      lost = 0;
      voices.clear();
      open();
      return true;
    });
    await("live", voices::size);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /// The last thing that went wrong; empty if nothing did.
  public String complaint() {
    return onLoop(() -> complaint);
  }

  /// Cuts all sockets.
  public void scatter() {
    onLoop(() -> {
      List.copyOf(voices).forEach(Voice::leave);
      return true;
    });
    await("cut", () -> lost);
  }

  /// Posts as fast as messages become complete: so many are always under way.
  public void talkInTurn(int outstanding) {
    onLoop(() -> {
      window = outstanding;
      fill();
      return true;
    });
  }

  /// Posts at a fixed rate, whatever becomes of it.
  public void talkAtRate(int perSecond) {
    long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
    var _ =
        loop.scheduleAtFixedRate(
            () -> {
              if (window == 0 && !silent) {
                post();
              }
            },
            period,
            period,
            TimeUnit.NANOSECONDS);
  }

  /// Posts nothing more, and waits for what is under way: how many messages somebody has not heard
  /// two minutes later.
  public int fallSilent() {
    int left = onLoop(this::silence);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (left > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      left = onLoop(traffic::outstanding);
    }
    return left;
  }

  private int silence() {
    silent = true;
    return traffic.outstanding();
  }

  public void measure() {
    onLoop(() -> {
      traffic.measure();
      return true;
    });
  }

  public Heard heard() {
    return onLoop(() ->
        new Heard(
            traffic.sent(),
            traffic.complete(),
            traffic.copies(),
            traffic.strangers(),
            lost,
            refused,
            millis(traffic.latencies(), 50),
            millis(traffic.latencies(), 99)));
  }

  private static double millis(Histogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e6;
  }

  /// Closes all sockets first: one that is left open goes on to cost the server, at the expense of
  /// what is measured next.
  @Override
  public void close() {
    var _ = sockets.close().awaitUninterruptibly(PATIENCE.toMillis());
    var _ = group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(10_000);
  }

  void live(Voice voice) {
    voices.add(voice);
    opening--;
    open();
  }

  /// A room, or a message: another one takes its place a little later.
  void refused(String why) {
    refused++;
    complaint = why;
    traffic.refused(why);
    var _ = loop.schedule(this::fill, REST.toMillis(), TimeUnit.MILLISECONDS);
  }

  void failed(int person, Throwable cause) {
    failed++;
    complaint = "person %d: %s".formatted(person, cause);
  }

  void gone(Voice voice, boolean wasLive) {
    lost++;
    if (wasLive) {
      complaint = "person %d was cut".formatted(voice.person());
    } else {
      failed++;
      complaint =
          "person %d was cut before hearing a room; %s".formatted(voice.person(), complaint);
    }
  }

  void heard(ByteBuf frame) {
    traffic.heard(frame);
    fill();
  }

  private void fill() {
    while (!silent && window > traffic.outstanding()) {
      post();
    }
  }

  private void post() {
    var voice = voices.get(speaker++ % voices.size());
    voice.say(speech.post(voice.person(), traffic.send(speech.hearers(voice.person()))));
  }

  private void open() {
    while (opening < AT_ONCE && asked < people) {
      opening++;
      connect(asked++);
    }
  }

  /// Scattered, lest rooms' numbers and ports keep step and each room stays on one instance.
  private int portOf(int person) {
    return ports.get(Math.floorMod((person * 0x9E3779B9) >>> 16, ports.size()));
  }

  private void connect(int person) {
    var voice = new Voice(person, speech, this);
    var opening = Opening.of(voice, person, speech, portOf(person), loop);
    sockets.add(opening.channel());
    opening.addListener(connected -> {
      if (!connected.isSuccess()) {
        failed(person, connected.cause());
      }
    });
  }

  /// Until all of them are; no longer than one of them fails, or nothing changes.
  private void await(String what, IntSupplier how) {
    int count = -1;
    for (long end = 0; count < people; ) {
      int before = count;
      count = onLoop(how::getAsInt);
      end = count > before ? System.nanoTime() + PATIENCE.toNanos() : end;
      if (onLoop(() -> failed) > 0 || System.nanoTime() > end) {
        throw new IllegalStateException(
            "%d of %d sockets are %s, and nothing changed for %s or one failed: %s"
                .formatted(count, people, what, PATIENCE, complaint()));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private <T> T onLoop(Callable<T> work) {
    var done = loop.submit(work);
    if (!done.awaitUninterruptibly(PATIENCE.toMillis())) {
      throw new IllegalStateException("the generator's event loop is stuck for " + PATIENCE);
    }
    return done.syncUninterruptibly().getNow();
  }
}
