package teahouse.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import teahouse.local.DatabaseAddress;
import teahouse.local.testing.TestBroker;
import teahouse.local.testing.TestDatabase;

/// One running auth-service, reached over HTTP only.
final class Replica implements AutoCloseable {

  private final ConfigurableApplicationContext service;
  private final URI origin;
  private final DatabaseAddress database;

  private Replica(ConfigurableApplicationContext service, URI origin, DatabaseAddress database) {
    this.service = service;
    this.origin = origin;
    this.database = database;
  }

  /// The one that tests share which need nothing special.
  static Replica shared() {
    return Shared.REPLICA;
  }

  static Replica start(Map<String, String> options) {
    return start(TestDatabase.create("auth"), options);
  }

  static Replica start(DatabaseAddress database, Map<String, String> options) {
    int port = freePort();
    var settings = new LinkedHashMap<String, String>();
    settings.put("server.port", Integer.toString(port));
    settings.put("management.server.port", "0");
    settings.put("spring.profiles.active", "insecure-local");
    settings.put("teahouse.issuer", "http://localhost:" + port);
    settings.put("teahouse.kafka.bootstrap-servers", TestBroker.bootstrapServers());
    settings.put("teahouse.database.host", database.host());
    settings.put("teahouse.database.port", Integer.toString(database.port()));
    settings.put("teahouse.database.name", database.name());
    settings.put("teahouse.database.user", database.user());
    settings.put("teahouse.database.password", database.password());
    settings.putAll(options);
    String[] arguments =
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    var service = new SpringApplication(TeahouseAuthApplication.class).run(arguments);
    return new Replica(service, URI.create("http://localhost:" + port), database);
  }

  /// Another replica over the same database, under the same public name.
  Replica sibling() {
    return start(database, Map.of("teahouse.issuer", origin.toString()));
  }

  URI origin() {
    return origin;
  }

  DatabaseAddress database() {
    return database;
  }

  int managementPort() {
    return service.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
  }

  @Override
  public void close() {
    service.close();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Shared {
    static final Replica REPLICA =
        start(
            Map.of(
                "teahouse.throttle.sign-ups.burst", "10000",
                "teahouse.throttle.sign-ins.burst", "10000"));
  }
}
