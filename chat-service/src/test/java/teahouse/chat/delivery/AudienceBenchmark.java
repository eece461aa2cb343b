package teahouse.chat.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.util.unit.DataSize;
import teahouse.chat.log.TailOnPaper;
import teahouse.chat.testing.PublishedPost;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// What an event loop does for one frame of a room: everybody's socket gets it written and flushed,
/// all but what the kernel would do. The room does not rest.
@Fork(
    jvmArgsAppend = {
      "-Djmh.executor=CUSTOM",
      "-Djmh.executor.class=teahouse.chat.testing.EventLoopThreads"
    })
@State(Scope.Thread)
public class AudienceBenchmark {

  private static final RoomId ROOM = new RoomId(new UUID(3, 3));
  private static final Seq AFTER = Seq.of(1, 10);
  private static final Seq UP_TO = AFTER.next();

  @Param({"10", "1000", "10000"})
  public int sockets = 10;

  private final List<WritesEndAtOnce> channels = new ArrayList<>();
  private final LongAdder deliveries = new LongAdder();
  private final ByteBuf frame = frame();
  private final ManualIoEventLoop loop = new ManualIoEventLoop(null, LocalIoHandler.newFactory());
  private final Outlet outlet = new Outlet(loop, new Rest(0, 0), deliveries);
  private final Audience audience =
      new Audience(new RoomFeed(ROOM, ByteBufAllocator.DEFAULT), outlet, ByteBufAllocator.DEFAULT);

  @Setup
  public void gather() {
    // The measuring thread is the event loop.
    loop.setOwningThread(Thread.currentThread());
    audience.feed().followFrom(AFTER);
    var delivery = delivery();
    for (int i = 0; i < sockets; i++) {
      sitDown(delivery, new UserId(new UUID(1, i)));
    }
  }

  /// One op is one frame for all of them.
  @Benchmark
  public long walk() {
    audience.take(frame.retain(), AFTER, UP_TO);
    return loop.runNow();
  }

  /// A benchmark that dropped frames, or lost memory, would have measured nothing.
  @TearDown
  public void everybodyHeardEverything() {
    long each = channels.getFirst().writes();
    boolean all = channels.stream().allMatch(channel -> channel.writes() == each);
    if (each == 0 || !all || deliveries.sum() != each * sockets || frame.refCnt() != 1) {
      throw new IllegalStateException(
          "%d deliveries to %d sockets, %d to the first (expected: as many to each)"
              .formatted(deliveries.sum(), sockets, each));
    }
  }

  List<WritesEndAtOnce> channels() {
    return channels;
  }

  ByteBuf shared() {
    return frame;
  }

  private void sitDown(LiveDelivery delivery, UserId user) {
    var channel = new WritesEndAtOnce();
    channel.pipeline().addLast("wsencoder", new WebSocket13FrameEncoder(/* maskPayload= */ false));
    channel.unsafe().register(loop, channel.newPromise());
    int limit = (int) DataSize.ofKilobytes(256).toBytes();
    var outbound = new Outbound(channel, outlet, limit);
    var socket = new LiveSocket(user, new Untroubled(), outbound, delivery, limit);
    var subscription = new Subscription(audience, socket);
    audience.add(subscription);
    Objects.requireNonNull(subscription.admit(new Version(1), AFTER));
    subscription.begin();
    channels.add(channel);
  }

  private static LiveDelivery delivery() {
    return new LiveDelivery(
        new TailOnPaper().positions(),
        new DeliverySettings(
            DataSize.ofKilobytes(256),
            DataSize.ofBytes(0),
            DataSize.ofKilobytes(64),
            Duration.ZERO,
            Duration.ZERO),
        new SimpleMeterRegistry());
  }

  private static ByteBuf frame() {
    var frame = new EventsFrame(ByteBufAllocator.DEFAULT, ROOM);
    frame.add(AFTER, UP_TO, ByteBuffer.wrap(PublishedPost.VALUE.getBytes(UTF_8)));
    return frame.finish(UP_TO);
  }

  /// Nobody falls behind here.
  private static final class Untroubled extends DeafListener {

    @Override
    public void fellBehind(RoomId room, Seq from) {
      throw new IllegalStateException("a frame was dropped");
    }
  }
}
