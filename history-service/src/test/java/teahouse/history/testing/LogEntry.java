package teahouse.history.testing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// A record to be written, with anything about it free to be wrong.
///
/// @param partition absent to let the key decide
public record LogEntry(
    @Nullable String key,
    Map<String, String> headers,
    @Nullable String value,
    @Nullable Integer partition) {

  public LogEntry with(String header, String text) {
    var changed = new LinkedHashMap<>(headers);
    changed.put(header, text);
    return new LogEntry(key, changed, value, partition);
  }

  public String header(String name) {
    return Objects.requireNonNull(headers.get(name));
  }

  public LogEntry without(String header) {
    var changed = new LinkedHashMap<>(headers);
    changed.remove(header);
    return new LogEntry(key, changed, value, partition);
  }

  public LogEntry withValue(@Nullable String other) {
    return new LogEntry(key, headers, other, partition);
  }

  public LogEntry withKey(@Nullable String other) {
    return new LogEntry(other, headers, value, partition);
  }

  public LogEntry on(int wanted) {
    return new LogEntry(key, headers, value, wanted);
  }

  ProducerRecord<byte @Nullable [], byte @Nullable []> record(String topic) {
    var record =
        new ProducerRecord<byte @Nullable [], byte @Nullable []>(
            topic, partition, bytes(key), bytes(value));
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
