package teahouse.local;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;

/// The main class of a broker's own process: formats the data folder on first use, starts Kafka,
/// and writes its pid into a file when it takes requests.
final class Broker {
  private Broker() {}

  static void main(String[] arguments) throws Exception {
    var settings = arguments[0];
    var readyFile = Path.of(arguments[1]);
    var clusterId = arguments[2];
    StorageTool.execute(
        new String[] {"format", "--ignore-formatted", "-t", clusterId, "-c", settings}, System.out);

    var server =
        new KafkaRaftServer(KafkaConfig.fromProps(Utils.loadProps(settings), false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
    server.startup();
    Files.writeString(readyFile, Long.toString(ProcessHandle.current().pid()));
    server.awaitShutdown();
  }
}
