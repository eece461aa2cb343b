package teahouse.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

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

class TestBrokerTest {
  private static final Map<String, Object> BROKER =
      Map.of("bootstrap.servers", TestBroker.bootstrapServers());

  @Test
  void whatIsWrittenIsReadAgainInTheSameOrder() throws Exception {
    try (var admin = Admin.create(BROKER)) {
      admin
          .createTopics(List.of(new NewTopic("tea", Optional.of(1), Optional.empty())))
          .all()
          .get();
    }
    try (var producer =
        new KafkaProducer<>(BROKER, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("tea", "room", "龙井")).get();
      producer.send(new ProducerRecord<>("tea", "room", "oolong 🍵")).get();
    }
    var partition = new TopicPartition("tea", 0);
    try (var consumer =
        new KafkaConsumer<>(BROKER, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var read = new ArrayList<String>();
      while (read.size() < 2) {
        consumer.poll(Duration.ofSeconds(1)).forEach(found -> read.add(found.value()));
      }
      assertThat(read).containsExactly("龙井", "oolong 🍵");
    }
  }
}
