package teahouse.gateway.world;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One file of `contracts/openapi/`.
public record Contract(JsonNode whole) {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

  /// An operation, with something plausible for its path's variables.
  public record Operation(String method, String path) {

    public boolean bodyAllowed() {
      return !method.equals("GET");
    }
  }

  public static Path file(String service) {
    return Path.of("..", "contracts", "openapi", service + ".yaml").toAbsolutePath().normalize();
  }

  public static Contract of(String service) {
    try (var in = Files.newBufferedReader(file(service))) {
      return new Contract(JsonMapper.shared().valueToTree(new Yaml().load(in)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public List<Operation> operations() {
    return whole.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().propertyNames().stream()
                .filter(VERBS::contains)
                .map(verb ->
                    new Operation(
                        verb.toUpperCase(Locale.ROOT),
                        path.getKey()
                            .replaceAll("\\{[a-z]+}", "0198b2f0-0000-7000-8000-000000000001"))))
        .toList();
  }

  /// The statuses that an operation promises.
  public List<String> statuses(String method, String path) {
    return List.copyOf(responses(method, path).propertyNames());
  }

  /// What is wrong with an answer; nothing, if it is as promised.
  public List<String> complaints(String method, String path, Answer answer) {
    JsonNode promised = responses(method, path).path(String.valueOf(answer.status()));
    if (promised.isMissingNode()) {
      return List.of("status " + answer.status() + " is not promised");
    }
    if (answer.status() < 400 && !promised.has("content")) {
      return answer.body().isEmpty() ? List.of() : List.of("a body was not promised");
    }
    JsonNode schema =
        answer.status() < 400
            ? promised.path("content").path("application/json").path("schema")
            : of("chat").whole.path("components").path("schemas").path("Problem");
    return SCHEMAS.getSchema(schema).validate(JsonMapper.shared().readTree(answer.body())).stream()
        .map(Object::toString)
        .toList();
  }

  private JsonNode responses(String method, String path) {
    return whole.path("paths").path(path).path(method.toLowerCase(Locale.ROOT)).path("responses");
  }
}
