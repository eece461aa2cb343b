package teahouse.history.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Checks that a value is one well-formed JSON object, for it will be spliced into answers as it
/// is, and picks out the texts of its top level.
final class ValueReader {

  /// What readers add from the record's offset: a value that brings its own would contradict them.
  private static final Set<String> OURS = Set.of("entity", "seq", "changedSeq");

  private final JsonFactory json =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(32).maxNameLength(256).build())
          .build();

  /// Decoded strictly, and before JSON is looked for: a JSON parser would take UTF-16 too.
  String text(byte @Nullable [] value) throws Unreadability {
    if (value == null) {
      throw new Unreadability("value: none (expected: a JSON object)");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      throw new Unreadability("value: no well-formed UTF-8");
    }
  }

  Map<String, String> texts(String value) throws Unreadability {
    try (var parser = json.createParser(ObjectReadContext.empty(), value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Unreadability("value: no JSON object");
      }
      Map<String, String> texts = fields(parser);
      if (parser.nextToken() != null) {
        throw new Unreadability("value: more than one JSON object");
      }
      return texts;
    } catch (JacksonException e) {
      throw new Unreadability("value: no well-formed JSON");
    }
  }

  private static Map<String, String> fields(JsonParser parser) throws Unreadability {
    Map<String, String> texts = new HashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (OURS.contains(name)) {
        throw new Unreadability("value: has a field %s of its own".formatted(name));
      }
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        texts.put(name, parser.getString());
      } else {
        parser.skipChildren();
      }
    }
    return texts;
  }
}
