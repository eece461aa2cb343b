package teahouse.local;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One or more Kafka brokers on this machine that form one cluster.
///
/// With three brokers each record is on all three and counts as written when it is on two, as in
/// production; one of them may die. With one broker it is on that one.
public final class BrokerCluster implements AutoCloseable {
  private final List<BrokerProcess> brokers;

  private BrokerCluster(List<BrokerProcess> brokers) {
    this.brokers = brokers;
  }

  /// A cluster that is not started yet. Data goes to (and is found again in) `data/broker-N`, logs
  /// to `logs`. A data folder keeps the number of brokers that it was made with.
  public static BrokerCluster of(int size, Path data, Path logs) {
    var controllerPorts = Stream.generate(Ports::free).distinct().limit(size).toList();
    return new BrokerCluster(
        IntStream.rangeClosed(1, size)
            .mapToObj(id ->
                new BrokerProcess(
                    id, Ports.free(), controllerPorts, data.resolve("broker-" + id), logs))
            .toList());
  }

  public void start() throws StartFailure {
    for (var broker : brokers) {
      broker.start();
    }
  }

  public void awaitReady() throws StartFailure {
    LocalProcess.awaitReady(brokers, _ -> {});
  }

  /// All brokers, as `host:port,host:port`.
  public String bootstrapServers() {
    return brokers.stream().map(BrokerProcess::bootstrapServer).collect(Collectors.joining(","));
  }

  /// Broker 1 is at index 0.
  public List<BrokerProcess> brokers() {
    return brokers;
  }

  /// Stops all brokers at once: one after the other, the last would wait for a quorum that is gone.
  @Override
  public void close() {
    brokers.parallelStream().forEach(BrokerProcess::stop);
  }
}
