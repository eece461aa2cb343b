package teahouse.chat.log;

import java.nio.ByteBuffer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Whether bytes are one JSON object. Values are spliced into frames as they are: one that is not
/// would break the frame of everybody in the room.
final class JsonObjects {

  private final JsonFactory json = new JsonFactory();

  boolean isObject(ByteBuffer bytes) {
    try (var parser =
        json.createParser(
            ObjectReadContext.empty(),
            bytes.array(),
            bytes.arrayOffset() + bytes.position(),
            bytes.remaining())) {
      return parser.nextToken() == JsonToken.START_OBJECT && isComplete(parser);
    } catch (JacksonException e) {
      return false;
    }
  }

  private static boolean isComplete(tools.jackson.core.JsonParser parser) {
    parser.skipChildren();
    return parser.nextToken() == null;
  }
}
