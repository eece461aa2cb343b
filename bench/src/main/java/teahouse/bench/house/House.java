package teahouse.bench.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import teahouse.local.BrokerCluster;
import teahouse.local.DatabaseAddress;
import teahouse.local.DatabaseProcess;
import teahouse.local.Schemas;
import teahouse.local.ServiceProcess;
import teahouse.local.StartFailure;

/// What is measured: chat-service or history-service, with its broker and its database.
public final class House implements AutoCloseable {

  /// Of all addresses that people see.
  public static final String PUBLIC_HOST = "teahouse.bench";

  private static final String NO_LIMIT = "1000000";

  private final Path checkout;
  private final Path logs;
  private final Cores cores;
  private final List<String> javaOptions;
  private final Issuer issuer = new Issuer(Clock.systemUTC());
  private final BrokerCluster broker;
  private final DatabaseProcess database;
  private final DatabaseAddress schema;
  private final DatabaseAddress past;
  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
  private @Nullable ServiceProcess gateway;

  /// @param data an empty folder
  /// @param javaOptions of the services
  public House(Path checkout, Path data, Cores cores, List<String> javaOptions) {
    this.checkout = checkout;
    this.cores = cores;
    this.javaOptions = List.copyOf(javaOptions);
    this.logs = data.resolve("logs");
    this.broker = BrokerCluster.of(1, data, logs);
    this.database = new DatabaseProcess(data, logs);
    this.schema = schema("chat");
    this.past = schema("history");
    toClose.push(issuer);
  }

  private DatabaseAddress schema(String name) {
    return new DatabaseAddress(
        "127.0.0.1", database.administration().port(), name, name, "insecure-local-" + name);
  }

  /// Broker and database; services come with [#chat] and [#history].
  public void start() throws StartFailure {
    IO.println(cores.inWords());
    toClose.push(broker);
    broker.start();
    toClose.push(database);
    database.start();
    database.awaitReady();
    Schemas.create(database.administration(), schema);
    Schemas.create(database.administration(), past);
    broker.awaitReady();
    makeSessionEvents();
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /// Another chat-service.
  ///
  /// @param more further properties
  public ServiceProcess chat(String name, Map<String, String> more) throws StartFailure {
    var settings = settings("insecure-local,bench");
    settings.put("teahouse.kafka.bootstrap-servers", broker.bootstrapServers());
    settings.put("teahouse.database.host", schema.host());
    settings.put("teahouse.database.port", Integer.toString(schema.port()));
    settings.put("teahouse.database.name", schema.name());
    settings.put("teahouse.database.user", schema.user());
    settings.putAll(more);
    return started(service("chat-service", name, settings));
  }

  /// Another history-service.
  ///
  /// @param more further properties
  public ServiceProcess history(String name, Map<String, String> more) throws StartFailure {
    var settings = settings("insecure-local");
    settings.put("teahouse.kafka.bootstrap-servers", broker.bootstrapServers());
    settings.put("teahouse.database.host", past.host());
    settings.put("teahouse.database.port", Integer.toString(past.port()));
    settings.put("teahouse.database.name", past.name());
    settings.put("teahouse.database.user", past.user());
    settings.putAll(more);
    return started(service("history-service", name, settings));
  }

  /// history-service's schema, which has tables once one was started.
  public DatabaseAddress past() {
    return past;
  }

  /// The database server itself.
  public DatabaseAddress administration() {
    return database.administration();
  }

  /// A token of somebody who may chat.
  public String token(UUID person) {
    return issuer.token(person);
  }

  /// The gateway before this chat-service, from the first call on. Everybody comes from one address
  /// here, and may come as often as they like.
  public ServiceProcess gateway(ServiceProcess chat) throws StartFailure {
    if (gateway == null) {
      gateway = startGateway(chat);
    }
    return gateway;
  }

  private ServiceProcess startGateway(ServiceProcess chat) throws StartFailure {
    var settings = settings("insecure-local");
    settings.put("teahouse.chat-uri", chat.uri().toString());
    for (var who : List.of("address", "user")) {
      settings.put("teahouse.rate-limit." + who + ".burst", NO_LIMIT);
      settings.put("teahouse.rate-limit." + who + ".per-minute", NO_LIMIT);
    }
    return started(service("gateway-service", "gateway", settings));
  }

  /// People with their rooms, whom chat-service knows from now on. After the first [#chat], which
  /// makes the tables.
  public Crowd crowd(int rooms, int people) {
    var crowd = Crowd.of(rooms, people, issuer);
    RoomSeed.write(schema, crowd);
    return crowd;
  }

  @Override
  public void close() {
    while (!toClose.isEmpty()) {
      try {
        toClose.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Map<String, String> settings(String profiles) {
    var settings = new HashMap<String, String>();
    settings.put("spring.profiles.active", profiles);
    settings.put("teahouse.issuer", Issuer.NAME);
    settings.put("teahouse.jwk-set-uri", issuer.jwkSetUri().toString());
    return settings;
  }

  private ServiceProcess service(String module, String name, Map<String, String> settings) {
    var jar = checkout.resolve(module).resolve("target/app").resolve(module + ".jar");
    return new ServiceProcess(name, jar, freePort(), javaOptions, settings, logs);
  }

  private ServiceProcess started(ServiceProcess service) throws StartFailure {
    service.start();
    toClose.push(service);
    cores.pinServer(service.pid());
    service.awaitReady();
    return service;
  }

  /// In the whole house auth-service makes it.
  private void makeSessionEvents() {
    var settings =
        Map.<String, Object>of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    try (var admin = Admin.create(settings)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("session-events", 1, (short) 1)
                      .configs(Map.of("cleanup.policy", "compact"))))
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(1, TimeUnit.MINUTES)
          .join();
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
