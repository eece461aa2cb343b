package teahouse.chat.testing;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The published contracts, to judge real traffic by.
public final class Contract {

  private static final Path FOLDER = Path.of("../contracts");
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Pattern CODE_ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ([0-9–]+) \\| ([a-z–]+) \\| (yes|no) ");
  private static final JsonNode CHAT =
      new YAMLMapper().readTree(FOLDER.resolve("openapi/chat.yaml"));
  private static final Map<String, Schema> ANSWERS = new ConcurrentHashMap<>();

  private Contract() {}

  /// What an answer of this operation has wrong; nothing if it is as promised.
  ///
  /// @param path as in the contract, such as `/api/v1/rooms/{room}`
  public static List<Error> complaints(String verb, String path, int status, JsonNode body) {
    var name = verb + " " + path + " " + status;
    return ANSWERS.computeIfAbsent(name, _ -> answer(verb, path, status)).validate(body);
  }

  /// What a value of the room log has wrong.
  public static List<Error> complaintsAboutEvent(JsonNode value) {
    return SCHEMAS.getSchema(file("events/room-log.schema.json")).validate(value);
  }

  /// The rows of `errors.md` by code: HTTP status, on the socket, retry.
  public static Map<String, List<String>> errors() {
    try {
      return CODE_ROW
          .matcher(Files.readString(FOLDER.resolve("errors.md")))
          .results()
          .collect(Collectors.toMap(row -> row.group(1), Contract::columns));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode file(String name) {
    return JsonMapper.shared().readTree(FOLDER.resolve(name));
  }

  private static List<String> columns(MatchResult row) {
    return List.of(row.group(2), row.group(3), row.group(4));
  }

  private static Schema answer(String verb, String path, int status) {
    var responses = CHAT.path("paths").path(path).path(verb).path("responses");
    var wanted = Integer.toString(status);
    var promised = inlined(responses.path(responses.has(wanted) ? wanted : "default"));
    var content = promised.path("content");
    if (content.isEmpty() || (status < 300 && !responses.has(wanted))) {
      throw new AssertionError(
          "%s %s %d: no such answer is promised".formatted(verb, path, status));
    }
    return SCHEMAS.getSchema(content.iterator().next().path("schema"));
  }

  /// With every reference replaced by what it refers to.
  private static JsonNode inlined(JsonNode node) {
    if (node.path("$ref").isString()) {
      return inlined(CHAT.at(node.path("$ref").stringValue().substring(1)));
    }
    return switch (node) {
      case ObjectNode object -> {
        var copy = JsonMapper.shared().createObjectNode();
        object.properties().forEach(part -> copy.set(part.getKey(), inlined(part.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = JsonMapper.shared().createArrayNode();
        array.forEach(item -> copy.add(inlined(item)));
        yield copy;
      }
      default -> node;
    };
  }
}
