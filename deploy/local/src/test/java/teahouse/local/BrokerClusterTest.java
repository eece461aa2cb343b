package teahouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerClusterTest {
  private static final TopicPartition TEA = new TopicPartition("tea", 0);

  @TempDir Path data;

  @Test
  void ofThreeBrokersOneMayDieWithoutLossOrStandstillAndComesBack() throws Exception {
    try (var cluster = BrokerCluster.of(3, data, data.resolve("logs"))) {
      cluster.start();
      cluster.awaitReady();
      makeTopic(cluster);
      write(cluster, "with three");
      var first = cluster.brokers().getFirst();
      first.kill();
      write(cluster, "with two");
      first.start();
      first.awaitReady();
      write(cluster, "with three again");
      assertThat(read(cluster)).containsExactly("with three", "with two", "with three again");
    }
  }

  private static void makeTopic(BrokerCluster cluster) throws Exception {
    try (var admin = Admin.create(settings(cluster))) {
      admin
          .createTopics(List.of(new NewTopic(TEA.topic(), Optional.of(1), Optional.empty())))
          .all()
          .get();
    }
  }

  private static void write(BrokerCluster cluster, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(settings(cluster), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TEA.topic(), value)).get();
    }
  }

  private static List<String> read(BrokerCluster cluster) {
    try (var consumer =
        new KafkaConsumer<>(
            settings(cluster), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(TEA));
      consumer.seekToBeginning(List.of(TEA));
      var values = new ArrayList<String>();
      while (values.size() < 3) {
        consumer.poll(Duration.ofSeconds(1)).forEach(found -> values.add(found.value()));
      }
      return values;
    }
  }

  private static Map<String, Object> settings(BrokerCluster cluster) {
    return Map.of("bootstrap.servers", cluster.bootstrapServers());
  }
}
