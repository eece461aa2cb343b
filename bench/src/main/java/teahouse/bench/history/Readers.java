package teahouse.bench.history;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// People who read pages of timelines at a fixed rate, whatever becomes of it: a page counts from
/// the moment when it was due.
final class Readers implements AutoCloseable {

  /// Decimal places of a duration that are kept.
  private static final int PRECISION = 2;

  private static final int OLDER_OF_TEN = 3;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;
  private final Rooms rooms;
  private final long messagesOfARoom;
  private final Function<UUID, String> tokens;
  private final Map<UUID, String> issued = new HashMap<>();
  private final Random random = new Random(11);

  /// @param tokens one for each member
  Readers(URI service, Rooms rooms, long messagesOfARoom, Function<UUID, String> tokens) {
    this.service = service;
    this.rooms = rooms;
    this.messagesOfARoom = messagesOfARoom;
    this.tokens = tokens;
  }

  /// What became of them.
  ///
  /// @param failed answers other than a page
  record Read(Histogram took, int failed) {

    double millis(double percentile) {
      return took.getValueAtPercentile(percentile) / 1e6;
    }
  }

  Read pages(int perSecond, Duration length) {
    var took = new ConcurrentHistogram(PRECISION);
    var failed = new AtomicInteger();
    var underWay = new Phaser(1);
    long begun = System.nanoTime();
    for (long sent = 0; System.nanoTime() - begun < length.toNanos(); sent++) {
      long due = begun + sent * 1_000_000_000L / perSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      underWay.register();
      var _ =
          http.sendAsync(request(), HttpResponse.BodyHandlers.ofByteArray())
              .whenComplete((answer, failure) -> {
                took.recordValue(System.nanoTime() - due);
                if (failure != null || answer.statusCode() != 200) {
                  failed.incrementAndGet();
                }
                underWay.arriveAndDeregister();
              });
    }
    underWay.arriveAndAwaitAdvance();
    return new Read(took, failed.get());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /// Of ten pages, seven are a room's newest and three lie anywhere.
  private HttpRequest request() {
    var room = rooms.any(random);
    var place =
        random.nextInt(10) < OLDER_OF_TEN && messagesOfARoom > 0
            ? "?before=" + ((1L << 40) + rooms.offset(room, random.nextLong(messagesOfARoom)))
            : "";
    return HttpRequest.newBuilder(
            service.resolve("/api/v1/rooms/%s/messages%s".formatted(room.id(), place)))
        .header("Authorization", "Bearer " + issued.computeIfAbsent(room.member(), tokens))
        .timeout(Duration.ofSeconds(30))
        .build();
  }
}
