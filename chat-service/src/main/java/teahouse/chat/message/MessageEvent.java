package teahouse.chat.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import teahouse.chat.log.RoomLogEntry;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.EventKind;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// `message.posted` as it stands in the log.
final class MessageEvent {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final JsonFactory JSON = new JsonFactory();
  private static final int DIGEST_BYTES = 16;
  private static final int OVERHEAD = 192;

  private MessageEvent() {}

  static RoomLogEntry of(Post post, EventId id, Instant at) {
    return new RoomLogEntry(
        post.room(),
        id,
        EventKind.MESSAGE_POSTED,
        post.by(),
        digest(post.text()),
        null,
        null,
        post.trace(),
        value(post, id, at));
  }

  /// Of what the sender asked for: the same for a resend, whenever it comes.
  static String digest(String text) {
    var sha = sha256();
    sha.update(EventKind.MESSAGE_POSTED.wireName().getBytes(StandardCharsets.US_ASCII));
    sha.update((byte) 0);
    var all = sha.digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, DIGEST_BYTES));
  }

  private static byte[] value(Post post, EventId id, Instant at) {
    var bytes = new ByteArrayOutputStream(OVERHEAD + 2 * post.text().length());
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("id", id.toString());
      json.writeStringProperty("kind", EventKind.MESSAGE_POSTED.wireName());
      json.writeStringProperty("by", post.by().toString());
      json.writeStringProperty("at", TIME.format(at));
      json.writeStringProperty("text", post.text());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
