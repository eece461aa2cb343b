package teahouse.history.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import teahouse.history.testing.Answer;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Ids;
import teahouse.history.testing.Person;
import teahouse.history.testing.TestKeys;
import teahouse.history.testing.TestLog;
import teahouse.history.testing.TestRoom;
import teahouse.local.testing.MortalDatabase;

/// Many come at once, while the database stands still.
class CrowdTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String WAITING = "teahouse.history.reads.waiting";
  private static final String READS = "teahouse.history.reads";
  private static final String SHARED = "teahouse.history.reads.shared";
  private static final int MOST_WAITING = 400;

  /// Of ten connections, four read timelines and one looks up ids.
  private static final int AT_ONCE = 5;

  private final TestLog log = TestLog.create(2);
  private final Person alice = Person.named("Alice");
  private final TestRoom room = TestRoom.of(log, alice);
  private final MortalDatabase server = MortalDatabase.start("history");
  private HistoryService history;

  @BeforeEach
  void start() {
    history =
        HistoryService.start(
            log,
            server.schema(),
            Map.of(
                "teahouse.store.statement-timeout", "60s",
                "teahouse.store.answer-timeout", "60s",
                "teahouse.store.acquire-timeout", "60s",
                "teahouse.store.most-waiting", Integer.toString(MOST_WAITING)));
    openAllConnections(history.part(ConnectionPool.class));
  }

  /// A server that stands still takes no new ones: a read that wants one would end in five seconds,
  /// and whoever waits behind it would not be seen waiting.
  private static void openAllConnections(ConnectionPool pool) {
    int all = pool.getMetrics().orElseThrow().getMaxAllocatedSize();
    Flux.range(0, all)
        .flatMap(_ -> pool.create(), all)
        .collectList()
        .flatMapIterable(Function.identity())
        .flatMap(Connection::close)
        .blockLast();
  }

  @AfterEach
  void stop() {
    history.close();
    server.close();
  }

  @Test
  void manyWhoAskForOnePageAreAnsweredByOneReadAndEachByWhatHeMayRead() {
    List<Long> said = room.posts(alice, 10);
    String page =
        "/api/v1/rooms/%s/changes?after=%d&until=%d"
            .formatted(room.id(), said.getFirst(), room.end());
    assertThat(history.get(alice, page).status()).isEqualTo(200);
    double before = history.meter(READS);
    double sharedBefore = history.meter(SHARED);
    var crowd = IntStream.range(0, 300).mapToObj(i -> i % 3 == 0 ? stranger(i) : alice).toList();

    server.pause();
    var answers = history.sendAll(crowd.stream().map(each -> history.getting(each, page)).toList());
    // All but the first wait: no other read of the page has begun.
    await().atMost(PATIENCE).until(() -> history.meter(WAITING) == crowd.size() - 1);
    server.resume();

    List<Answer> all = answers.join();
    for (int i = 0; i < crowd.size(); i++) {
      if (crowd.get(i).equals(alice)) {
        assertThat(all.get(i).texts()).hasSize(9);
      } else {
        assertThat(all.get(i).code()).isEqualTo("room_not_found");
      }
    }
    // One for the first who came, and one for all others.
    assertThat(readsSince(before, 2)).isEqualTo(2);
    assertThat(history.meter(SHARED) - sharedBefore).isEqualTo(crowd.size() - 2);
  }

  @Test
  void whenTooManyWaitTheNextIsToldSoAndTheOthersAreServed() {
    long said = room.posts(alice, "hello");
    assertThat(history.changes(alice, room, 0, said + 1).status()).isEqualTo(200);
    String page = "/api/v1/rooms/%s/messages?around=%d".formatted(room.id(), said);

    server.pause();
    var crowd = history.sendAll(copies(page, 1 + MOST_WAITING));
    await().atMost(PATIENCE).until(() -> history.meter(WAITING) == MOST_WAITING);

    // The database stands still yet.
    var late = history.sendAll(copies(page, 9)).orTimeout(60, TimeUnit.SECONDS).join();
    assertThat(late)
        .allSatisfy(refused -> {
          assertThat(refused.code()).isEqualTo("overloaded");
          assertThat(refused.body().path("retryable").asBoolean()).isTrue();
          assertThat(refused.response().headers().firstValue("Retry-After")).contains("1");
        });
    server.resume();
    assertThat(crowd.join()).allMatch(served -> served.status() == 200);
  }

  @Test
  void fiveHundredWhoGoAwayLeaveEveryConnectionAsItWas() throws IOException {
    long said = room.posts(alice, "hello");
    assertThat(history.changes(alice, room, 0, said + 1).status()).isEqualTo(200);
    var pool = history.part(ConnectionPool.class).getMetrics().orElseThrow();
    double before = history.meter(READS);

    server.pause();
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      sockets.add(ask(i % 2 == 0 ? timeline(said, 1 + i % 200) : lookUp(said)));
    }
    await().atMost(PATIENCE).until(() -> history.meter(WAITING) == sockets.size() - AT_ONCE);
    for (Socket socket : sockets) {
      socket.close();
    }
    await().atMost(PATIENCE).until(() -> history.meter(WAITING) == 0);
    server.resume();

    await().atMost(PATIENCE).until(() -> pool.acquiredSize() == 0);
    // Those that had begun; nobody reads for who is gone.
    assertThat(readsSince(before, AT_ONCE)).isEqualTo(AT_ONCE);
    String page = "/api/v1/rooms/%s/messages?limit=".formatted(room.id());
    var each = IntStream.range(1, 40).mapToObj(i -> history.getting(alice, page + i)).toList();
    assertThat(history.sendAll(each).join()).allMatch(answer -> answer.status() == 200);
    assertThat(readsSince(before, AT_ONCE + each.size())).isEqualTo(AT_ONCE + each.size());
    await().atMost(PATIENCE).until(() -> pool.acquiredSize() == 0);
  }

  /// A read is counted a little after it was answered.
  private double readsSince(double before, int expected) {
    return await()
        .atMost(PATIENCE)
        .until(() -> history.meter(READS) - before, reads -> reads >= expected);
  }

  private List<HttpRequest> copies(String path, int count) {
    return IntStream.range(0, count).mapToObj(_ -> history.getting(alice, path)).toList();
  }

  private HttpRequest timeline(long around, int limit) {
    return history.getting(
        alice, "/api/v1/rooms/%s/messages?around=%d&limit=%d".formatted(room.id(), around, limit));
  }

  private HttpRequest lookUp(long said) {
    return history
        .request(
            "/internal/v1/rooms/%s/event-ids/%s?until=%d"
                .formatted(room.id(), Ids.next(), said + 1))
        .header("Authorization", "Bearer " + TestKeys.shared().serviceToken("history.lookup"))
        .build();
  }

  /// Sends a request by hand, to be able to hang up on it.
  private static Socket ask(HttpRequest request) throws IOException {
    URI uri = request.uri();
    var socket = new Socket(uri.getHost(), uri.getPort());
    String head =
        "GET %s?%s HTTP/1.1\r\nHost: %s\r\nAuthorization: %s\r\n\r\n"
            .formatted(
                uri.getPath(),
                uri.getQuery(),
                uri.getAuthority(),
                request.headers().firstValue("Authorization").orElseThrow());
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static Person stranger(int number) {
    return Person.named("Stranger " + number);
  }
}
