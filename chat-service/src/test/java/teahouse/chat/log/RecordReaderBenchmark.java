package teahouse.chat.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import teahouse.chat.testing.PublishedPost;

/// What every node does with every message of the whole house.
@State(Scope.Thread)
public class RecordReaderBenchmark {

  private final RecordReader reader = new RecordReader(1);
  private final ConsumerRecord<byte[], ByteBuffer> record = record();

  @Benchmark
  public @Nullable Object read() {
    return reader.read(record);
  }

  private static ConsumerRecord<byte[], ByteBuffer> record() {
    var record =
        new ConsumerRecord<>(
            "room-log-1",
            3,
            42,
            PublishedPost.KEY.getBytes(UTF_8),
            ByteBuffer.wrap(PublishedPost.VALUE.getBytes(UTF_8)));
    PublishedPost.HEADERS
        .properties()
        .forEach(header ->
            record.headers().add(header.getKey(), header.getValue().asString().getBytes(UTF_8)));
    return record;
  }
}
