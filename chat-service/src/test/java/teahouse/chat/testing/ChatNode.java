package teahouse.chat.testing;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;
import teahouse.chat.TeahouseChatApplication;
import teahouse.local.DatabaseAddress;
import teahouse.local.testing.TestBroker;
import teahouse.local.testing.TestDatabase;

/// A running chat-service, with a real broker and a real database.
public final class ChatNode implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private ChatNode(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// One for all tests that do not need a node of their own; each test has its own rooms and
  /// people.
  public static ChatNode shared() {
    return Holder.SHARED;
  }

  /// A node of the test's own.
  ///
  /// @param settings further properties, as `name=value`; they win over the usual ones
  public static ChatNode start(DatabaseAddress database, String... settings) {
    var node = startUnready(database, settings);
    await().atMost(Duration.ofSeconds(30)).until(node::isReady);
    return node;
  }

  /// A node that is not waited for, since something that it needs is missing.
  public static ChatNode startUnready(DatabaseAddress database, String... settings) {
    ensureSessionEvents();
    var arguments = new LinkedHashMap<String, String>();
    Stream.concat(usual(database), Stream.of(settings))
        .map(setting -> setting.split("=", 2))
        .forEach(setting -> arguments.put(setting[0], setting[1]));
    return new ChatNode(
        SpringApplication.run(
            TeahouseChatApplication.class,
            arguments.entrySet().stream().map(each -> "--" + each).toArray(String[]::new)));
  }

  private static Stream<String> usual(DatabaseAddress database) {
    return Stream.of(
        "spring.profiles.active=insecure-local",
        "server.port=0",
        "server.address=127.0.0.1",
        "management.server.port=0",
        "teahouse.issuer=" + TestIssuer.ISSUER,
        "teahouse.jwk-set-uri=" + TestIssuer.shared().jwkSetUri(),
        "teahouse.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
        "teahouse.database.host=" + database.host(),
        "teahouse.database.port=" + database.port(),
        "teahouse.database.name=" + database.name(),
        "teahouse.database.user=" + database.user(),
        "teahouse.database.password=" + database.password(),
        // A slow machine is no overload.
        "teahouse.overload.good-time=1m");
  }

  public boolean isReady() {
    return isUp("readiness");
  }

  public boolean isAlive() {
    return isUp("liveness");
  }

  private boolean isUp(String group) {
    var status =
        WebClient.create(managementUri() + "/actuator/health/" + group)
            .get()
            .exchangeToMono(
                response -> response.releaseBody().thenReturn(response.statusCode().value()))
            .block();
    return status != null && status == 200;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port("local.server.port"));
  }

  public URI managementUri() {
    return URI.create("http://127.0.0.1:" + port("local.management.port"));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }

  private String port(String name) {
    return Objects.requireNonNull(context.getEnvironment().getProperty(name), name);
  }

  /// In the whole stack auth-service makes it.
  private static void ensureSessionEvents() {
    var settings =
        Map.<String, Object>of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestBroker.bootstrapServers());
    try (var admin = Admin.create(settings)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("session-events", 1, (short) 1)
                      .configs(Map.of("cleanup.policy", "compact"))))
          .all()
          .get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static final class Holder {
    static final ChatNode SHARED = start(TestDatabase.create("chat"));
  }
}
