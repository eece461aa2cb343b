package teahouse.chat.testing;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The published contract of the socket, to judge frames by.
public final class FrameContract {

  private static final JsonNode SOCKET =
      new YAMLMapper().readTree(Path.of("../contracts/asyncapi.yaml"));
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Schema> FRAMES = new ConcurrentHashMap<>();

  private FrameContract() {}

  /// What a frame has wrong; nothing if it is as promised.
  public static List<Error> complaints(JsonNode frame) {
    var type = frame.path("type").asString("");
    if (!SOCKET.path("components").path("schemas").has(type)) {
      throw new AssertionError("the contract has no frame of type " + type);
    }
    return FRAMES.computeIfAbsent(type, FrameContract::schema).validate(frame);
  }

  /// The types of frames that clients send, or else the server.
  public static Stream<String> types(String operation) {
    return SOCKET
        .path("operations")
        .path(operation)
        .path("messages")
        .valueStream()
        .map(message -> message.path("$ref").asString())
        .map(reference -> reference.substring(reference.lastIndexOf('/') + 1));
  }

  /// All published examples of a type.
  public static List<JsonNode> examples(String type) {
    return SOCKET
        .path("components")
        .path("messages")
        .path(type)
        .path("examples")
        .valueStream()
        .map(example -> example.path("payload"))
        .toList();
  }

  private static Schema schema(String type) {
    var root = JsonMapper.shared().createObjectNode();
    root.put("$ref", "#/components/schemas/" + type);
    root.set("components", SOCKET.path("components"));
    return SCHEMAS.getSchema(root);
  }
}
