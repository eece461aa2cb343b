package teahouse.bench.bare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What Kafka alone takes from a record's production (acks=all, no lingering) until it is consumed,
/// one record after the other, in a process that does nothing else.
public final class BareLog {

  private static final String TOPIC = "bare";
  private static final int RECORD_BYTES = 350;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PRECISION = 2;

  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;

  private BareLog(Map<String, Object> settings) {
    producer =
        new KafkaProducer<>(
            withAll(settings), new ByteArraySerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
    consumer.seekToEnd(consumer.assignment());
    long from = consumer.position(consumer.assignment().iterator().next());
    IO.println(from);
  }

  private static Map<String, Object> withAll(Map<String, Object> settings) {
    var all = new java.util.HashMap<>(settings);
    all.put("acks", "all");
    all.put("linger.ms", "0");
    return all;
  }

  /// Prints a number when it is ready. For each line of its standard input, seconds, it goes round
  /// for as long and prints median and 99th percentile in milliseconds.
  ///
  /// @param arguments the brokers
  public static void main(String[] arguments) throws IOException {
    var settings = Map.<String, Object>of("bootstrap.servers", arguments[0]);
    makeTopic(settings);
    var log = new BareLog(settings);
    try (var lines = new Scanner(System.in, java.nio.charset.StandardCharsets.US_ASCII)) {
      while (lines.hasNextLine()) {
        var taken = log.goRound(Duration.ofSeconds(Long.parseLong(lines.nextLine())));
        IO.println(
            taken.getValueAtPercentile(50) / 1e6 + " " + taken.getValueAtPercentile(99) / 1e6);
      }
    }
  }

  private static void makeTopic(Map<String, Object> settings) {
    try (var admin = Admin.create(settings)) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(1, TimeUnit.MINUTES)
          .join();
    }
  }

  private Histogram goRound(Duration time) {
    var taken = new Histogram(PRECISION);
    long end = System.nanoTime() + time.toNanos();
    for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
      var value = ByteBuffer.allocate(RECORD_BYTES).putLong(begun).array();
      var _ = producer.send(new ProducerRecord<>(TOPIC, 0, null, value));
      while (consumer.poll(PATIENCE).isEmpty()) {
        // Until it is there.
      }
      taken.recordValue(System.nanoTime() - begun);
    }
    return taken;
  }
}
