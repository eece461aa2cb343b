package teahouse.chat.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import teahouse.chat.trace.TraceParent;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// Reads what services must know of a record from its key and headers. The value stays bytes.
final class RecordReader {

  private final int epoch;
  private final JsonObjects json = new JsonObjects();

  RecordReader(int epoch) {
    this.epoch = epoch;
  }

  /// Null for a record that cannot be read (`contracts/README.md`): history keeps a placeholder,
  /// live nobody hears of it.
  @Nullable TailRecord read(ConsumerRecord<byte[], ByteBuffer> found) {
    try {
      return readable(found);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable TailRecord readable(ConsumerRecord<byte[], ByteBuffer> found) {
    var id = uuid(header(found, "id"));
    var by = uuid(header(found, "by"));
    var kind = header(found, "kind");
    if (found.key() == null
        || found.value() == null
        || header(found, "v") == null
        || id == null
        || by == null
        || kind == null
        || !EventId.isVersion7(id)
        || !json.isObject(found.value())) {
      return null;
    }
    var version = header(found, "version");
    var member = uuid(header(found, "member"));
    var digest = header(found, "digest");
    return new TailRecord(
        new RoomId(UUID.fromString(new String(found.key(), StandardCharsets.US_ASCII))),
        Seq.of(epoch, found.offset()),
        found.timestamp(),
        new EventId(id),
        kind,
        new UserId(by),
        digest == null ? "" : digest,
        version == null ? null : new Version(Long.parseLong(version)),
        member == null ? null : new UserId(member),
        TraceParent.parse(header(found, TraceParent.HEADER)),
        found.value(),
        /* copy= */ false);
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }

  private static @Nullable String header(ConsumerRecord<?, ?> found, String name) {
    var header = found.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
