package teahouse.auth;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The published contracts, to judge real answers by.
final class Contract {

  private static final Path FOLDER = Path.of("../contracts");
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Pattern CODE_ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ([0-9–]+) ");

  private Contract() {}

  /// What an answer of this operation lacks or has wrong; nothing if it is as promised.
  static List<Error> complaints(String path, String verb, int status, JsonNode body) {
    JsonNode responses =
        yaml("openapi/auth.yaml").path("paths").path(path).path(verb).path("responses");
    String wanted = Integer.toString(status);
    JsonNode promised =
        inlined("auth.yaml", responses.path(responses.has(wanted) ? wanted : "default"));
    JsonNode content = promised.path("content");
    if (content.isEmpty()) {
      throw new AssertionError(
          "%s %s %d: no such answer is promised".formatted(verb, path, status));
    }
    return schema(content.iterator().next().path("schema")).validate(body);
  }

  static List<Error> complaintsAboutSessionEvent(JsonNode value) {
    return schema(json("events/session-events.schema.json")).validate(value);
  }

  static JsonNode json(String file) {
    return JsonMapper.shared().readTree(FOLDER.resolve(file));
  }

  /// Codes with their HTTP status, as `code 400`.
  static Set<String> errors() {
    try {
      var rows = new TreeSet<String>();
      CODE_ROW
          .matcher(Files.readString(FOLDER.resolve("errors.md")))
          .results()
          .forEach(row -> rows.add(row.group(1) + " " + row.group(2)));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema schema(JsonNode definition) {
    return SCHEMAS.getSchema(definition);
  }

  private static JsonNode yaml(String file) {
    return new YAMLMapper().readTree(FOLDER.resolve(file));
  }

  /// With every reference replaced by what it refers to, in other files too.
  private static JsonNode inlined(String file, JsonNode node) {
    if (node.path("$ref").isString()) {
      String[] parts = node.path("$ref").asString().split("#", 2);
      String target = parts[0].isEmpty() ? file : parts[0].replace("./", "");
      return inlined(target, yaml("openapi/" + target).at(parts[1]));
    }
    return switch (node) {
      case ObjectNode object -> {
        var copy = JsonMapper.shared().createObjectNode();
        object.properties().forEach(p -> copy.set(p.getKey(), inlined(file, p.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = JsonMapper.shared().createArrayNode();
        array.forEach(item -> copy.add(inlined(file, item)));
        yield copy;
      }
      default -> node;
    };
  }
}
