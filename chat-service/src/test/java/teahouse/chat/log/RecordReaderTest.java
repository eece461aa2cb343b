package teahouse.chat.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecordReaderTest {

  private static final Path EXAMPLES = Path.of("../contracts/events/examples/v1");

  private final RecordReader reader = new RecordReader(1);

  static Stream<JsonNode> examples() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files
          .map(file -> JsonMapper.shared().readTree(file.toFile()))
          .filter(example -> example.path("topic").asString("").equals("room-log-1"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyPublishedExampleStillReads(JsonNode example) {
    var read = Objects.requireNonNull(reader.read(record(example)));

    assertThat(read.room().toString()).isEqualTo(example.path("key").asString());
    assertThat(read.id().toString()).isEqualTo(example.at("/headers/id").asString());
    assertThat(read.kind()).isEqualTo(example.at("/headers/kind").asString());
    assertThat(read.seq().offset()).isEqualTo(42);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v", "id", "kind", "by"})
  void aRecordWithoutAHeaderIsUnreadableAndHarmless(String header) throws IOException {
    var record = record(message());
    record.headers().remove(header);

    assertThat(reader.read(record)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{", "{\"a\":1}}", "{\"a\":1},{\"b\":2}", "{\"a\":tea}"})
  void aValueThatWouldBreakAFrameIsUnreadable(String value) throws IOException {
    assertThat(reader.read(record(message(), value))).isNull();
  }

  @Test
  void aRecordOfNoRoomIsUnreadable() throws IOException {
    var example = message();
    var record =
        new ConsumerRecord<>(
            "room-log-1", 3, 42, "lobby".getBytes(UTF_8), ByteBuffer.wrap("{}".getBytes(UTF_8)));
    record(example).headers().forEach(record.headers()::add);

    assertThat(reader.read(record)).isNull();
  }

  private static JsonNode message() throws IOException {
    return examples()
        .filter(example -> example.at("/headers/kind").asString().equals("message.posted"))
        .findFirst()
        .orElseThrow();
  }

  private static ConsumerRecord<byte[], ByteBuffer> record(JsonNode example) {
    return record(example, example.path("value").toString());
  }

  private static ConsumerRecord<byte[], ByteBuffer> record(JsonNode example, String value) {
    var record =
        new ConsumerRecord<>(
            "room-log-1",
            3,
            42,
            example.path("key").asString().getBytes(UTF_8),
            ByteBuffer.wrap(value.getBytes(UTF_8)));
    example
        .path("headers")
        .properties()
        .forEach(header ->
            record.headers().add(header.getKey(), header.getValue().asString().getBytes(UTF_8)));
    return record;
  }
}
