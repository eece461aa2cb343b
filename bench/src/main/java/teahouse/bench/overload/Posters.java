package teahouse.bench.overload;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import teahouse.bench.house.Crowd;
import teahouse.bench.load.Opening;
import teahouse.bench.load.TeahouseSpeech;

/// Everybody who posts, each on a socket, all on one event loop.
public final class Posters implements AutoCloseable {

  private static final String TEXT = "x".repeat(128);
  private static final int AT_ONCE = 100;
  private static final Duration REST = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);

  private record Post(UUID id, long due, Tally tally) {}

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final TeahouseSpeech speech;
  private final int people;
  private final int port;
  private final List<Poster> posters = new ArrayList<>();
  private final Map<Long, Post> underWay = new HashMap<>();
  private Tally tally = new Tally(0);
  private @Nullable Future<?> pace;
  private int window;
  private long next;
  private int unasked;
  private int strangers;
  private int lost;
  private String complaint = "";

  public Posters(Crowd crowd, int port) {
    this.speech = new TeahouseSpeech(crowd);
    this.people = crowd.people().size();
    this.port = port;
  }

  /// Opens all sockets, and waits until each hears its room.
  public void open() {
    onLoop(() -> {
      for (int person = 0; person < Math.min(AT_ONCE, people); person++) {
        connect(person);
      }
      return true;
    });
    await("everybody is there", () -> posters.size() == people);
  }

  /// Posts anew whenever a post is answered, so that so many are always under way, and waits for
  /// the last answer.
  public Tally inTurn(int outstanding, Duration length) {
    return phase(
        length,
        () -> {
          window = outstanding;
          fill();
        });
  }

  /// Posts at a fixed rate, whatever becomes of it, and waits for the last answer. A post counts
  /// from the moment when it was due.
  public Tally atRate(double perSecond, Duration length) {
    return phase(length, () -> pace(perSecond));
  }

  /// Answers to no post, or to one that was answered before.
  public int strangers() {
    return onLoop(() -> strangers);
  }

  /// Sockets that were cut, and why the last one was.
  public String losses() {
    return onLoop(() -> lost == 0 ? "" : lost + ", the last one: " + complaint);
  }

  @Override
  public void close() {
    var _ = group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(10_000);
  }

  void live(Poster poster) {
    posters.add(poster);
    int following = AT_ONCE + unasked++;
    if (following < people) {
      connect(following);
    }
  }

  void accepted(long ref) {
    var post = answered(ref);
    if (post != null) {
      post.tally.accepted(post.id, System.nanoTime() - post.due);
      fill();
    }
  }

  void refused(long ref, String code) {
    var post = answered(ref);
    if (post != null) {
      long now = System.nanoTime();
      post.tally.refused(post.id, code, now - post.due, now);
      // Not at once: who is turned away comes again later.
      var _ = loop.schedule(this::fill, REST.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  void lost(String why) {
    lost++;
    complaint = why;
  }

  private @Nullable Post answered(long ref) {
    var post = underWay.remove(ref);
    if (post == null) {
      strangers++;
    }
    return post;
  }

  private Tally phase(Duration length, Runnable begin) {
    var made =
        onLoop(() -> {
          tally = new Tally(System.nanoTime());
          begin.run();
          return tally;
        });
    LockSupport.parkNanos(length.toNanos());
    onLoop(() -> {
      window = 0;
      if (pace != null) {
        pace.cancel(false);
      }
      return true;
    });
    await("every post is answered", underWay::isEmpty);
    return made;
  }

  private void fill() {
    while (window > underWay.size()) {
      post(System.nanoTime());
    }
  }

  private void pace(double perSecond) {
    long begun = System.nanoTime();
    double period = 1e9 / perSecond;
    var sent = new long[1];
    pace =
        loop.scheduleAtFixedRate(
            () -> {
              long now = System.nanoTime();
              for (long due = begun + (long) (sent[0] * period);
                  due <= now;
                  due = begun + (long) (sent[0] * period)) {
                post(due);
                sent[0]++;
              }
            },
            0,
            TICK,
            TimeUnit.NANOSECONDS);
  }

  private void post(long due) {
    var poster = posters.get((int) (next % posters.size()));
    var id = TeahouseSpeech.newId();
    underWay.put(next, new Post(id, due, tally));
    tally.offered(System.nanoTime());
    poster.say(speech.post(poster.person(), Long.toString(next), id, TEXT));
    next++;
  }

  private void connect(int person) {
    var poster = new Poster(person, speech, this);
    Opening.of(poster, person, speech, port, loop)
        .addListener(connected -> {
          if (!connected.isSuccess()) {
            lost("person %d: %s".formatted(person, connected.cause()));
          }
        });
  }

  private void await(String what, BooleanSupplier fact) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!onLoop(fact::getAsBoolean)) {
      if (System.nanoTime() > end || !losses().isEmpty()) {
        throw new IllegalStateException(
            "not so within %s: %s (sockets lost: %s)".formatted(PATIENCE, what, losses()));
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
