package teahouse.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import teahouse.local.BrokerProcess.Entrance;

/// One or more Kafka brokers on this machine that form one cluster.
///
/// With three brokers each record is on all three and counts as written when it is on two, as in
/// production; one of them may die. With one broker it is on that one.
public final class BrokerCluster implements AutoCloseable {
  private final List<BrokerProcess> brokers;
  private final Map<String, List<Link>> links;

  private BrokerCluster(List<BrokerProcess> brokers, Map<String, List<Link>> links) {
    this.brokers = brokers;
    this.links = links;
  }

  /// A cluster that is not started yet. Data goes to (and is found again in) `data/broker-N`, logs
  /// to `logs`. A data folder keeps the number of brokers that it was made with.
  public static BrokerCluster of(int size, Path data, Path logs) {
    return of(size, List.of(), data, logs);
  }

  /// @param guests who come by links of their own; each name becomes a listener
  static BrokerCluster of(int size, List<String> guests, Path data, Path logs) {
    var controllerPorts = Stream.generate(Ports::free).distinct().limit(size).toList();
    var links = new HashMap<String, List<Link>>();
    var brokers = new ArrayList<BrokerProcess>();
    for (int id = 1; id <= size; id++) {
      var entrances =
          guests.stream().map(guest -> new Entrance(guest, Ports.free(), Ports.free())).toList();
      for (var entrance : entrances) {
        links
            .computeIfAbsent(entrance.name(), _ -> new ArrayList<>())
            .add(
                new Link(
                    "%s to broker %d".formatted(entrance.name(), id),
                    entrance.port(),
                    List.of(entrance.target())));
      }
      brokers.add(
          new BrokerProcess(
              id, Ports.free(), controllerPorts, entrances, data.resolve("broker-" + id), logs));
    }
    return new BrokerCluster(brokers, links);
  }

  /// A guest's ways to the brokers.
  List<Link> links(String guest) {
    return links.getOrDefault(guest, List.of());
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
