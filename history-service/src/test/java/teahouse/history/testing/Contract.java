package teahouse.history.testing;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The published contracts, by which every answer in these tests is judged.
public final class Contract {

  private static final Path FOLDER = Path.of("../contracts");
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Pattern ERROR =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ([0-9]+) \\| [a-z–]+ \\| (yes|no) ");
  private static final Map<String, JsonNode> FILES = new ConcurrentHashMap<>();
  private static final Map<String, Schema> ANSWERS = new ConcurrentHashMap<>();

  private Contract() {}

  /// Fails unless the answer is what `openapi/history.yaml` and `errors.md` promise.
  static void judge(HttpRequest request, Answer answer) {
    boolean fine = answer.status() < 300;
    JsonNode operation = operation(request).orElse(null);
    if (operation != null || !fine) {
      var complaints = schema(operation, fine, request).validate(answer.body());
      if (!complaints.isEmpty()) {
        throw new AssertionError(
            "%s %s: %s in %s"
                .formatted(request.method(), request.uri(), complaints, answer.body()));
      }
    }
    if (!fine && !catalogue().contains(answer.code() + " " + answer.status())) {
      throw new AssertionError("not in errors.md: " + answer.body());
    }
  }

  /// Each published example of a record of the room log.
  public static List<JsonNode> roomLogExamples() {
    try (var files = Files.list(FOLDER.resolve("events/examples/v1"))) {
      return files
          .sorted()
          .<JsonNode>map(file -> JsonMapper.shared().readTree(file))
          .filter(example -> example.path("topic").asString("").startsWith("room-log"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Pairs of `room` and `partition`.
  public static List<JsonNode> partitionExamples() {
    return JsonMapper.shared()
        .readTree(FOLDER.resolve("events/examples/v1/partitions.json"))
        .valueStream()
        .toList();
  }

  private static Schema schema(@Nullable JsonNode operation, boolean fine, HttpRequest request) {
    return ANSWERS.computeIfAbsent(
        fine ? request.method() + template(request) : "problem",
        _ ->
            SCHEMAS.getSchema(
                inlined(
                    "history.yaml",
                    fine && operation != null
                        ? operation
                            .path("responses")
                            .path("200")
                            .at("/content/application~1json/schema")
                        : file("history.yaml")
                            .at(
                                "/components/responses/Problem/content/application~1problem+json/schema"))));
  }

  private static Optional<JsonNode> operation(HttpRequest request) {
    return template(request)
        .map(template ->
            file("history.yaml")
                .path("paths")
                .path(template)
                .path(request.method().toLowerCase(Locale.ROOT)))
        .filter(operation -> !operation.isMissingNode());
  }

  private static Optional<String> template(HttpRequest request) {
    return file("history.yaml").path("paths").propertyNames().stream()
        .filter(
            template -> request.uri().getPath().matches(template.replaceAll("\\{[a-z]+}", "[^/]+")))
        .findFirst();
  }

  private static String catalogue() {
    StringBuilder rows = new StringBuilder();
    try {
      ERROR
          .matcher(Files.readString(FOLDER.resolve("errors.md")))
          .results()
          .forEach(row -> rows.append(row.group(1)).append(' ').append(row.group(2)).append('\n'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows.toString();
  }

  private static JsonNode file(String name) {
    return FILES.computeIfAbsent(
        name, _ -> new YAMLMapper().readTree(FOLDER.resolve("openapi").resolve(name)));
  }

  /// With every reference replaced by what it refers to, in this file or one beside it.
  private static JsonNode inlined(String file, JsonNode node) {
    if (node.path("$ref").isString()) {
      String[] reference = node.path("$ref").stringValue().split("#", 2);
      String target = reference[0].isEmpty() ? file : reference[0].replace("./", "");
      return inlined(target, file(target).at(reference[1]));
    }
    return switch (node) {
      case ObjectNode object -> {
        var copy = JsonMapper.shared().createObjectNode();
        object
            .properties()
            .forEach(part -> copy.set(part.getKey(), inlined(file, part.getValue())));
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
