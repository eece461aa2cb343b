package teahouse.local;

import java.nio.file.Path;
import java.util.Map;

/// How a local stack is to be.
///
/// @param data where data and logs are kept and found again
/// @param home the checkout whose built services are run
/// @param port where the gateway is reached; 0 takes a free one
/// @param brokers how many Kafka brokers form the cluster; fixed for a data folder
/// @param replicas how many processes of each service
/// @param linked whether the first process of each service reaches brokers and database by links of
///   its own, whose weather tests may change
/// @param settings further properties, told to every service; each ignores what is not its own
public record StackOptions(
    Path data,
    Path home,
    int port,
    int brokers,
    int replicas,
    boolean linked,
    Map<String, String> settings) {
  public StackOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
    }
    if (brokers < 1 || replicas < 1) {
      throw new IllegalArgumentException(
          "brokers: %d, replicas: %d (expected: at least 1)".formatted(brokers, replicas));
    }
    data = data.toAbsolutePath().normalize();
    settings = Map.copyOf(settings);
  }

  /// One of each, this checkout's services, a free port.
  public static StackOptions in(Path data) {
    return new StackOptions(data, Packages.checkout(), 0, 1, 1, false, Map.of());
  }

  public StackOptions withHome(Path other) {
    return new StackOptions(data, other, port, brokers, replicas, linked, settings);
  }

  public StackOptions withPort(int other) {
    return new StackOptions(data, home, other, brokers, replicas, linked, settings);
  }

  public StackOptions withBrokers(int other) {
    return new StackOptions(data, home, port, other, replicas, linked, settings);
  }

  public StackOptions withReplicas(int other) {
    return new StackOptions(data, home, port, brokers, other, linked, settings);
  }

  public StackOptions withLinks() {
    return new StackOptions(data, home, port, brokers, replicas, true, settings);
  }

  public StackOptions withSettings(Map<String, String> others) {
    return new StackOptions(data, home, port, brokers, replicas, linked, others);
  }
}
