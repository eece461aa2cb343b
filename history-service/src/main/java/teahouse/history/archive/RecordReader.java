package teahouse.history.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import teahouse.history.position.RoomLog;
import teahouse.history.vocabulary.EventBody;
import teahouse.history.vocabulary.EventId;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.UserId;

/// Reads records of the room log as `contracts/README.md` has them. Total: what cannot be read is
/// said to be so.
final class RecordReader {

  /// As wide as the column; ASCII, since it is compared as bytes.
  private static final Pattern KIND = Pattern.compile("[a-z]+(\\.[a-z-]+)+");

  private static final int LONGEST_KIND = 64;
  private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

  private final RoomLog log;
  private final ValueReader values = new ValueReader();
  private final StateReader states = new StateReader();

  RecordReader(RoomLog log) {
    this.log = log;
  }

  LogRecord read(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
    try {
      return event(record);
    } catch (Unreadability e) {
      return new LogRecord.Unreadable(
          log.seq(record.offset()),
          Instant.ofEpochMilli(record.timestamp()),
          room(record).orElse(null),
          String.valueOf(e.getMessage()));
    }
  }

  private LogRecord.Event event(ConsumerRecord<byte @Nullable [], byte @Nullable []> record)
      throws Unreadability {
    RoomId room =
        room(record)
            .orElseThrow(() -> new Unreadability("key: no room's id, or one of another partition"));
    var headers = new RecordHeaders(record.headers());
    int schemaVersion = headers.required("v", RecordReader::wholeNumber);
    EventId id = headers.required("id", EventId::parse);
    String kind = headers.required("kind", RecordReader::kind);
    UserId by = headers.required("by", UserId::parse);
    String digest = headers.text("digest");
    if (digest != null && !DIGEST.matcher(digest).matches()) {
      throw new Unreadability("header digest: malformed");
    }
    String value = values.text(record.value());
    Map<String, String> texts = values.texts(value);
    return new LogRecord.Event(
        log.seq(record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        room,
        id,
        kind,
        by,
        schemaVersion,
        digest,
        states.read(kind, headers, texts),
        bodyOf(value));
  }

  private static EventBody bodyOf(String value) {
    return new EventBody(
        value
            .substring(value.indexOf('{'), value.lastIndexOf('}') + 1)
            .getBytes(StandardCharsets.UTF_8));
  }

  private Optional<RoomId> room(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
    byte[] key = record.key();
    return key == null
        ? Optional.empty()
        : RoomId.parse(new String(key, StandardCharsets.US_ASCII))
            // Its seqs would mean nothing beside those of its own partition.
            .filter(room -> log.partitionOf(room) == record.partition());
  }

  private static Optional<String> kind(String text) {
    return text.length() <= LONGEST_KIND && KIND.matcher(text).matches()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Optional<Integer> wholeNumber(String text) {
    return WHOLE_NUMBER.matcher(text).matches()
        ? Optional.of(Integer.parseInt(text))
        : Optional.empty();
  }
}
