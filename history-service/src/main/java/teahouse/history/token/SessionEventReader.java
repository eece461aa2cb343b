package teahouse.history.token;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads values of `session-events` (`contracts/events/session-events.schema.json`). What is not
/// known, or not well-formed, ends nobody's session.
final class SessionEventReader {

  private final JsonMapper json = JsonMapper.builder().build();

  Optional<SessionEnd> read(byte @Nullable [] value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      JsonNode event = json.readTree(value);
      return switch (event.path("kind").asString("")) {
        case "session.ended" -> text(event, "session").map(SessionEnd.OfSession::new);
        case "user.signed-out", "user.disabled" ->
            text(event, "user")
                .flatMap(user ->
                    text(event, "notBefore")
                        .map(Instant::parse)
                        .map(notBefore -> new SessionEnd.OfUser(user, notBefore)));
        default -> Optional.empty();
      };
    } catch (JacksonException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode event, String field) {
    return Optional.of(event.path(field).asString("")).filter(text -> !text.isEmpty());
  }
}
