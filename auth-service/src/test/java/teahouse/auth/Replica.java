package teahouse.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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

  static Replica start(String... options) {
    return start(TestDatabase.create("auth"), options);
  }

  static Replica start(DatabaseAddress database, String... options) {
    int port = freePort();
    var arguments =
        new ArrayList<>(
            List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--management.server.port=0",
                "--spring.profiles.active=insecure-local",
                "--teahouse.issuer=http://localhost:" + port,
                "--teahouse.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                "--teahouse.database.host=" + database.host(),
                "--teahouse.database.port=" + database.port(),
                "--teahouse.database.name=" + database.name(),
                "--teahouse.database.user=" + database.user(),
                "--teahouse.database.password=" + database.password()));
    arguments.addAll(List.of(options));
    var service =
        new SpringApplication(TeahouseAuthApplication.class).run(arguments.toArray(String[]::new));
    return new Replica(service, URI.create("http://localhost:" + port), database);
  }

  /// Another replica over the same database, under the same public name.
  Replica sibling() {
    return start(database, "--teahouse.issuer=" + origin);
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
            "--teahouse.throttle.sign-ups.burst=10000", "--teahouse.throttle.sign-ins.burst=10000");
  }
}
