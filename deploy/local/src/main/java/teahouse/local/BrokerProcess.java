package teahouse.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One Kafka broker (and controller, KRaft) as its own process. Made by [BrokerCluster].
public final class BrokerProcess extends LocalProcess {
  private static final String CLUSTER_ID = "4L6g3nShT-eMCtK--X86sw";

  private final int id;
  private final int port;
  private final List<Integer> controllerPorts;
  private final List<Entrance> entrances;
  private final Path folder;

  /// A listener for those who shall come by a link.
  ///
  /// @param name of the listener
  /// @param port of the link, which is what clients are told to come to
  /// @param target where the link leads
  record Entrance(String name, int port, int target) {}

  BrokerProcess(
      int id,
      int port,
      List<Integer> controllerPorts,
      List<Entrance> entrances,
      Path folder,
      Path logs) {
    super(controllerPorts.size() == 1 ? "broker" : "broker-" + id, logs);
    this.id = id;
    this.port = port;
    this.controllerPorts = List.copyOf(controllerPorts);
    this.entrances = List.copyOf(entrances);
    this.folder = folder.toAbsolutePath();
  }

  /// Where clients connect, as `host:port`.
  public String bootstrapServer() {
    return "127.0.0.1:" + port;
  }

  /// Where it speaks with the other brokers, and with clients that come by no link.
  public List<Integer> ports() {
    return List.of(port, controllerPorts.get(id - 1));
  }

  @Override
  List<String> command() throws StartFailure {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(readyFile());
      Files.write(settingsFile(), lines(settings()));
    } catch (IOException e) {
      throw new StartFailure(name() + " cannot write to " + folder + ": " + e.getMessage(), e);
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dlog4j2.configurationFile=classpath:teahouse/local/broker-log4j2.properties",
        "-cp",
        Packages.broker(),
        Broker.class.getName(),
        settingsFile().toString(),
        readyFile().toString(),
        CLUSTER_ID);
  }

  @Override
  boolean answers() {
    try {
      return Files.exists(readyFile())
          && Files.readString(readyFile()).equals(Long.toString(pid()));
    } catch (IOException e) {
      return false;
    }
  }

  private Path settingsFile() {
    return folder.resolve("server.properties");
  }

  private Path readyFile() {
    return folder.resolve("ready");
  }

  private Map<String, String> settings() {
    int brokers = controllerPorts.size();
    int copies = Math.min(3, brokers);
    int copiesInSync = copies == 3 ? 2 : 1;
    var settings = new TreeMap<String, String>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(id));
    settings.put(
        "controller.quorum.voters",
        IntStream.range(0, brokers)
            .mapToObj(i -> (i + 1) + "@127.0.0.1:" + controllerPorts.get(i))
            .collect(Collectors.joining(",")));
    settings.put("listeners", listeners());
    settings.put("controller.listener.names", "CONTROLLER");
    if (!entrances.isEmpty()) {
      settings.put("advertised.listeners", addresses(Entrance::port));
      settings.put("inter.broker.listener.name", "PLAINTEXT");
      settings.put("listener.security.protocol.map", protocols());
    }
    settings.put("log.dirs", folder.resolve("log").toString());

    // As in production: topics are made by the service that owns them, and a vote never loses data.
    settings.put("auto.create.topics.enable", "false");
    settings.put("unclean.leader.election.enable", "false");
    settings.put("default.replication.factor", Integer.toString(copies));
    settings.put("min.insync.replicas", Integer.toString(copiesInSync));
    // With Kafka's 9 s a killed broker stalls its partitions for 9.5 s, with these for 3 to 4 s.
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
    // With Kafka's 1 s a follower that asks a leader before it knows that it leads holds up its
    // partitions for seconds.
    settings.put("replica.fetch.backoff.ms", "100");

    // Small: one machine, few clients.
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("offsets.topic.replication.factor", Integer.toString(copies));
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", Integer.toString(copies));
    settings.put("transaction.state.log.min.isr", Integer.toString(copiesInSync));
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", Integer.toString(copies));
    settings.put("share.coordinator.state.topic.min.isr", Integer.toString(copiesInSync));
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("log.cleaner.dedupe.buffer.size", "4194304");
    settings.put("log.index.size.max.bytes", "1048576");
    settings.put("num.io.threads", "4");
    settings.put("num.network.threads", "2");
    return settings;
  }

  private String listeners() {
    return addresses(Entrance::target) + ",CONTROLLER://127.0.0.1:" + controllerPorts.get(id - 1);
  }

  private String addresses(ToIntFunction<Entrance> portOf) {
    return "PLAINTEXT://127.0.0.1:"
        + port
        + entrances.stream()
            .map(one -> ",%s://127.0.0.1:%d".formatted(one.name(), portOf.applyAsInt(one)))
            .collect(Collectors.joining());
  }

  private String protocols() {
    return "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"
        + entrances.stream()
            .map(one -> ",%s:PLAINTEXT".formatted(one.name()))
            .collect(Collectors.joining());
  }

  private static List<String> lines(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
        .toList();
  }
}
