package teahouse.local.testing;

import java.util.List;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mysql.MySQLContainer;
import teahouse.local.DatabaseAddress;

/// Broker and database as containers of the images that production uses. Testcontainers' own
/// watchman removes them when the JVM is gone.
final class DockerInfrastructure implements Infrastructure {
  private static final String KAFKA = "apache/kafka:4.2.1";
  private static final String MYSQL = "mysql:8.4";
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
    return kafka.getBootstrapServers().replaceFirst("^[A-Z_]+://", "");
  }

  @Override
  @SuppressWarnings("resource") // lives as long as the JVM
  public DatabaseAddress startDatabase() {
    var mysql =
        new MySQLContainer(MYSQL)
            .withUsername("root")
            .withPassword(PASSWORD)
            .withCommand("--character-set-server=utf8mb4", "--default-time-zone=+00:00");
    mysql.start();
    return new DatabaseAddress(
        mysql.getHost(), mysql.getMappedPort(MySQLContainer.MYSQL_PORT), "", "root", PASSWORD);
  }
}
