package teahouse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// docs/configuration.md says what the services' own metadata says. To write it anew: `./mvnw -pl
/// system-tests -am verify -Dtest=ConfigurationDocTest -Dteahouse.write`.
class ConfigurationDocTest {

  private static final List<String> SERVICES = List.of("gateway", "auth", "chat", "history");

  /// Read by placeholders in each `application.yaml`, not by a record.
  private static final Pattern BESIDE =
      Pattern.compile("teahouse\\.(database\\..+|kafka\\.bootstrap-servers)");

  @Test
  void theConfigurationIsDocumentedAsItIs() throws IOException {
    var page = root().resolve("docs/configuration.md");
    if (System.getProperty("teahouse.write") != null) {
      Files.writeString(page, written());
    }
    assertThat(Files.readString(page)).isEqualTo(written());
  }

  @Test
  void everyPropertySaysWhatItIs() throws IOException {
    for (var service : SERVICES) {
      assertThat(properties(service))
          .isNotEmpty()
          .allSatisfy((name, property) ->
              assertThat(property.path("description").asString(""))
                  .as(service + " " + name)
                  .isNotBlank());
    }
  }

  @Test
  void theManifestsSetOnlyWhatThereIs() throws IOException {
    for (var service : SERVICES) {
      for (var overlay : List.of("dev", "production")) {
        var file =
            root()
                .resolve(
                    "deploy/kubernetes/overlays/%s/%s/application.yaml"
                        .formatted(overlay, service));
        Map<String, Object> settings = new Yaml().load(Files.readString(file));
        assertThat(names("teahouse", settings.get("teahouse")))
            .as(file.toString())
            .isNotEmpty()
            .allMatch(name -> BESIDE.matcher(name).matches() || isKnown(service, name));
      }
    }
  }

  /// Of a map such as that of a client's further properties, the property is its beginning.
  private static boolean isKnown(String service, String name) {
    try {
      return properties(service).keySet().stream()
          .anyMatch(known -> name.equals(known) || name.startsWith(known + "["));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> names(String path, @Nullable Object node) {
    return node instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .flatMap(entry -> {
              var key = String.valueOf(entry.getKey());
              return names(key.startsWith("[") ? path + key : path + "." + key, entry.getValue())
                  .stream();
            })
            .toList()
        : List.of(path);
  }

  private static String written() throws IOException {
    var page =
        new StringBuilder(
            """
            # Configuration

            Generated from the services' own metadata by `ConfigurationDocTest`, which fails when this page is out of date. A wrong value stops the start and names the property.
            Addresses (`teahouse.database.*`, `teahouse.kafka.bootstrap-servers`) and everything of Spring Boot's are set beside these, in an `application.yaml`, as files of secrets or as environment variables
            ([in containers](../deploy/docker/README.md)). What has no default must be set; `application.yaml` of each service does so for one machine.
            """);
    for (var service : SERVICES) {
      page.append("\n## ")
          .append(service)
          .append("-service\n\n| property | type | default | meaning |\n|---|---|---|---|\n");
      properties(service).forEach((name, property) -> page.append(row(name, property)));
    }
    return page.toString();
  }

  private static String row(String name, JsonNode property) {
    return "| `%s` | `%s` | %s | %s |\n"
        .formatted(
            name,
            type(property),
            standard(property.path("defaultValue")),
            cell(property.path("description").asString("")));
  }

  private static String type(JsonNode property) {
    return property
        .path("type")
        .asString("")
        .replaceAll("[a-z]+\\.(?=\\w)", "")
        .replaceAll("[A-Za-z]+\\$", "");
  }

  private static String standard(JsonNode value) {
    if (value.isMissingNode()) {
      return "";
    }
    return "`"
        + (value.isArray()
            ? String.join(
                ", ",
                StreamSupport.stream(value.spliterator(), false).map(JsonNode::asString).toList())
            : value.asString())
        + "`";
  }

  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|").strip();
  }

  private static Map<String, JsonNode> properties(String service) throws IOException {
    var file =
        root()
            .resolve(
                service + "-service/target/classes/META-INF/spring-configuration-metadata.json");
    var found = new TreeMap<String, JsonNode>();
    for (var property : JsonMapper.shared().readTree(Files.readString(file)).path("properties")) {
      // Two records may bind one property; one of them says what it is.
      found.merge(
          property.path("name").asString(),
          property,
          (one, other) -> one.has("description") ? one : other);
    }
    return found;
  }

  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docker-compose.yml")) ? here : here.resolve("..").normalize();
  }
}
