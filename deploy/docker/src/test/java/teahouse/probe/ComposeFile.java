package teahouse.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What the Compose files must keep, whatever is added to them.
record ComposeFile(Map<String, Map<String, Object>> services) {
  private static final Set<String> OURS = Set.of("auth", "chat", "history", "gateway");

  static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docker-compose.yml"))
        ? here
        : here.resolve("../..").normalize();
  }

  static String text(String path) throws IOException {
    return Files.readString(root().resolve(path));
  }

  @SuppressWarnings("unchecked")
  static ComposeFile parse(String text) {
    Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return new ComposeFile(
        (Map<String, Map<String, Object>>) all.getOrDefault("services", Map.of()));
  }

  /// What is wrong, one line each.
  List<String> faults() {
    var faults = new ArrayList<String>();
    services.forEach((name, service) -> {
      if (service.containsKey("extends") || isLaidOver(service)) {
        return;
      }
      if (!isPinned(String.valueOf(service.get("image")))) {
        faults.add(name + ": image without a version");
      }
      if (!service.containsKey("mem_limit") || !service.containsKey("cpus")) {
        faults.add(name + ": no limits");
      }
      for (var port : list(service, "ports")) {
        if (!port.startsWith("127.0.0.1:")) {
          faults.add(name + ": port " + port + " is open to the network");
        }
      }
      gates(service)
          .forEach((other, condition) -> {
            if (!"service_healthy".equals(condition)) {
              faults.add(name + ": starts before " + other + " is healthy");
            }
          });
      if (OURS.contains(name.replaceFirst("-\\d$", ""))) {
        faults.addAll(faultsOfOurs(name, service));
      } else if (service.containsKey("volumes")
          && !name.equals("demo")
          && !service.containsKey("healthcheck")) {
        faults.add(name + ": no healthcheck");
      }
    });
    return faults;
  }

  private static List<String> faultsOfOurs(String name, Map<String, Object> service) {
    var faults = new ArrayList<String>();
    if (!Boolean.TRUE.equals(service.get("read_only"))) {
      faults.add(name + ": writable root");
    }
    if (!list(service, "cap_drop").equals(List.of("ALL"))) {
      faults.add(name + ": keeps capabilities");
    }
    if (!list(service, "security_opt").contains("no-new-privileges:true")) {
      faults.add(name + ": may gain privileges");
    }
    if (list(service, "tmpfs").stream().noneMatch(tmp -> tmp.startsWith("/tmp:exec"))) {
      faults.add(name + ": /tmp without exec, where Netty's native transport does not load");
    }
    return faults;
  }

  /// What an overlay tells a service that stands in another file.
  private static boolean isLaidOver(Map<String, Object> service) {
    return service.keySet().equals(Set.of("environment"));
  }

  /// A name and a tag that is not "latest", where a variable has a default.
  private static boolean isPinned(String image) {
    var plain = image.replaceAll("\\$\\{[A-Z]+:-([^}]*)}", "$1");
    return plain.matches("[a-z0-9./-]+:[A-Za-z0-9._-]+") && !plain.endsWith(":latest");
  }

  @SuppressWarnings("unchecked")
  private static List<String> list(Map<String, Object> service, String key) {
    return (List<String>) service.getOrDefault(key, List.of());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> gates(Map<String, Object> service) {
    var gates = new java.util.TreeMap<String, String>();
    if (service.get("depends_on") instanceof Map<?, ?> others) {
      others.forEach((other, how) ->
          gates.put(
              String.valueOf(other), String.valueOf(((Map<String, Object>) how).get("condition"))));
    } else {
      list(service, "depends_on").forEach(other -> gates.put(other, "started"));
    }
    return gates;
  }
}
