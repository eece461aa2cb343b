package teahouse.chat.testing;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published example of a message's record, to measure with.
public final class PublishedPost {

  private static final JsonNode RECORD =
      JsonMapper.shared()
          .readTree(Path.of("../contracts/events/examples/v1/message.posted.json").toFile());

  public static final String KEY = RECORD.path("key").asString();
  public static final JsonNode HEADERS = RECORD.path("headers");
  public static final String VALUE = RECORD.path("value").toString();

  private PublishedPost() {}
}
