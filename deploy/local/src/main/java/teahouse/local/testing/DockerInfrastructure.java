package teahouse.local.testing;

import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import teahouse.local.DatabaseAddress;

/// Broker and database as containers of the images that production uses. Testcontainers' own
/// watchman removes them when the JVM is gone.
final class DockerInfrastructure implements Infrastructure {
  private static final String KAFKA = "apache/kafka:4.2.1";
  private static final String MYSQL = "mysql:8.4";
  private static final int MYSQL_PORT = 3306;
  private static final String PASSWORD = "insecure-local-password";

  static List<String> images() {
    return List.of(KAFKA, MYSQL);
  }

  @Override
  @SuppressWarnings("resource") // lives as long as the JVM
  public String startBroker() {
    var kafka =
        new KafkaContainer(KAFKA)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    kafka.start();
    return kafka.getBootstrapServers();
  }

  @Override
  @SuppressWarnings("resource") // lives as long as the JVM
  public DatabaseAddress startDatabase() {
    var mysql =
        new GenericContainer<>(MYSQL)
            .withEnv("MYSQL_ROOT_PASSWORD", PASSWORD)
            .withCommand("--character-set-server=utf8mb4", "--default-time-zone=+00:00")
            .withExposedPorts(MYSQL_PORT)
            // The image first runs a server without a port, to set it up.
            .waitingFor(
                Wait.forLogMessage(".*ready for connections.* port: 3306 .*", 1)
                    .withStartupTimeout(Duration.ofMinutes(2)));
    mysql.start();
    return new DatabaseAddress(
        mysql.getHost(), mysql.getMappedPort(MYSQL_PORT), "", "root", PASSWORD);
  }
}
