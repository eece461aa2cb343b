package teahouse.gateway.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/// One file of `contracts/openapi/`.
public record Contract(Map<String, Map<String, Object>> paths) {

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
      Map<String, Map<String, Map<String, Object>>> whole = new Yaml().load(in);
      return new Contract(Objects.requireNonNull(whole.get("paths")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public List<Operation> operations() {
    return paths.entrySet().stream()
        .flatMap(path ->
            path.getValue().keySet().stream()
                .filter(VERBS::contains)
                .map(verb ->
                    new Operation(
                        verb.toUpperCase(Locale.ROOT),
                        path.getKey()
                            .replaceAll("\\{[a-z]+}", "0198b2f0-0000-7000-8000-000000000001"))))
        .toList();
  }
}
