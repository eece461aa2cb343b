package teahouse.history.testing;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import teahouse.history.TeahouseHistoryApplication;
import teahouse.local.DatabaseAddress;
import teahouse.local.testing.TestBroker;
import teahouse.local.testing.TestDatabase;

/// The whole service on ephemeral ports, as a stranger sees it: over HTTP.
public final class HistoryService implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ConfigurableApplicationContext context;

  private HistoryService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// One for all tests that do no harm to it, over a log of 64 partitions.
  public static HistoryService shared() {
    return Holder.SERVICE;
  }

  public static TestLog sharedLog() {
    return Holder.LOG;
  }

  public static DatabaseAddress sharedDatabase() {
    return Holder.DATABASE;
  }

  public static HistoryService start(TestLog log, DatabaseAddress database) {
    return start(log, database, Map.of());
  }

  public static HistoryService start(
      TestLog log, DatabaseAddress database, Map<String, String> more) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", "0");
    settings.put("server.address", "127.0.0.1");
    settings.put("management.server.port", "0");
    settings.put("spring.profiles.active", "insecure-local");
    settings.put("teahouse.issuer", TestKeys.ISSUER);
    settings.put("teahouse.jwk-set-uri", TestKeys.shared().uri().toString());
    settings.put("teahouse.kafka.bootstrap-servers", TestBroker.bootstrapServers());
    settings.put("teahouse.session-events", SessionEventsTopic.name());
    settings.put("teahouse.room-log.name", log.name());
    settings.put("teahouse.room-log.partitions", Integer.toString(log.partitions()));
    settings.put("teahouse.archive.group", "archive-of-" + database.name());
    settings.put("teahouse.archive.dead-letters", log.name() + "-dlt");
    settings.put("teahouse.database.host", database.host());
    settings.put("teahouse.database.port", Integer.toString(database.port()));
    settings.put("teahouse.database.name", database.name());
    settings.put("teahouse.database.user", database.user());
    settings.put("teahouse.database.password", database.password());
    settings.putAll(more);
    String[] arguments =
        settings.entrySet().stream()
            .map(each -> "--" + each.getKey() + "=" + each.getValue())
            .toArray(String[]::new);
    return new HistoryService(
        new SpringApplication(TeahouseHistoryApplication.class, OwnEventLoops.class)
            .run(arguments));
  }

  public Answer get(Person person, String path) {
    return get(TestKeys.shared().userToken(person), path);
  }

  public Answer get(String token, String path) {
    return send(request(path).header("Authorization", "Bearer " + token).build());
  }

  public Answer post(Person person, String path, String body) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + TestKeys.shared().userToken(person))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /// The timeline's page.
  public Answer messages(Person person, TestRoom room, String query) {
    return get(person, "/api/v1/rooms/%s/messages?%s".formatted(room.id(), query));
  }

  public Answer changes(Person person, TestRoom room, long after, long until) {
    return get(
        person, "/api/v1/rooms/%s/changes?after=%d&until=%d".formatted(room.id(), after, until));
  }

  public Answer health(String group) {
    return exchange(
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%s/actuator/%s"
                        .formatted(
                            context.getEnvironment().getProperty("local.management.port"), group)))
            .build());
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:%s%s"
                    .formatted(context.getEnvironment().getProperty("local.server.port"), path)))
        .timeout(Duration.ofSeconds(20));
  }

  /// Every answer is judged by the contract.
  public Answer send(HttpRequest request) {
    Answer answer = exchange(request);
    Contract.judge(request, answer);
    return answer;
  }

  /// All at the same time; answers in their order.
  public CompletableFuture<List<Answer>> sendAll(List<HttpRequest> requests) {
    List<CompletableFuture<Answer>> sent =
        requests.stream()
            .map(each ->
                HTTP.sendAsync(each, HttpResponse.BodyHandlers.ofByteArray())
                    .thenApply(Answer::of)
                    .whenComplete((answer, _) -> {
                      if (answer != null) {
                        Contract.judge(each, answer);
                      }
                    }))
            .toList();
    return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
        .thenApply(_ -> sent.stream().map(CompletableFuture::join).toList());
  }

  public HttpRequest getting(Person person, String path) {
    return request(path)
        .header("Authorization", "Bearer " + TestKeys.shared().userToken(person))
        .timeout(Duration.ofMinutes(2))
        .build();
  }

  /// A meter's value now, of all its tags together; 0 if nobody has met it yet.
  ///
  /// @param tags key, value, key, value …: only those with these
  public double meter(String name, String... tags) {
    return part(MeterRegistry.class).find(name).tags(tags).meters().stream()
        .mapToDouble(meter -> meter.measure().iterator().next().getValue())
        .sum();
  }

  private static Answer exchange(HttpRequest request) {
    try {
      return Answer.of(HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }

  private static final class Holder {
    static final TestLog LOG = TestLog.create(64);
    static final DatabaseAddress DATABASE = TestDatabase.create("history");
    static final HistoryService SERVICE = start(LOG, DATABASE);
  }
}
