package teahouse.chat.token;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import teahouse.chat.vocabulary.CanonicalUuid;
import teahouse.chat.vocabulary.UserId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Understands the values of `session-events`, and survives those that it does not know.
@Component
class SessionEventReader {

  private static final Logger log = LoggerFactory.getLogger(SessionEventReader.class);

  private final JsonMapper json;

  SessionEventReader(JsonMapper json) {
    this.json = json;
  }

  Optional<SessionEnd> read(byte[] value) {
    try {
      return read(json.readTree(value));
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      log.error("an event of session-events cannot be read: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static Optional<SessionEnd> read(JsonNode event) {
    return switch (text(event, "kind")) {
      case "session.ended" ->
          Optional.of(new SessionEnd.SignedOut(user(event), text(event, "session")));
      case "user.signed-out" ->
          Optional.of(new SessionEnd.SignedOutEverywhere(user(event), notBefore(event)));
      case "user.disabled" -> Optional.of(new SessionEnd.Disabled(user(event), notBefore(event)));
      default -> Optional.empty();
    };
  }

  private static UserId user(JsonNode event) {
    return CanonicalUuid.parse(text(event, "user"))
        .map(UserId::new)
        .orElseThrow(() -> new IllegalArgumentException("user"));
  }

  private static Instant notBefore(JsonNode event) {
    return Instant.parse(text(event, "notBefore"));
  }

  private static String text(JsonNode event, String field) {
    var node = event.get(field);
    if (node == null || !node.isString()) {
      throw new IllegalArgumentException(field);
    }
    return node.stringValue();
  }
}
