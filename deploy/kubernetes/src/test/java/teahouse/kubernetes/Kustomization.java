package teahouse.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Resolves a kustomization: of all that Kustomize can, what ours use, and fails at anything else.
/// Names of generated objects stay without their hash.
final class Kustomization {
  private static final Set<String> KNOWN =
      Set.of(
          "apiVersion",
          "kind",
          "resources",
          "namespace",
          "labels",
          "images",
          "configMapGenerator",
          "secretGenerator",
          "patches");

  private final Path folder;
  private final Map<String, Object> own;

  private Kustomization(Path folder) throws IOException {
    this.folder = folder;
    this.own =
        Tree.map(documents(Files.readString(folder.resolve("kustomization.yaml"))).getFirst());
    for (var key : own.keySet()) {
      if (!KNOWN.contains(key)) {
        throw new IllegalArgumentException(
            folder + ": " + key + " (expected: one of " + KNOWN + ")");
      }
    }
  }

  static List<Map<String, Object>> render(Path folder) throws IOException {
    return new Kustomization(folder).render();
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> documents(String yaml) {
    var all = new ArrayList<Map<String, Object>>();
    for (var document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
      if (document != null) {
        all.add((Map<String, Object>) document);
      }
    }
    return all;
  }

  private List<Map<String, Object>> render() throws IOException {
    var all = new ArrayList<Map<String, Object>>();
    for (var resource : Tree.list(own, "resources")) {
      var path = folder.resolve(resource.toString()).normalize();
      all.addAll(Files.isDirectory(path) ? render(path) : documents(Files.readString(path)));
    }
    generate(all);
    for (var object : all) {
      for (var labels : Tree.list(own, "labels")) {
        label(object, Tree.map(labels, "pairs"));
      }
      for (var image : Tree.list(own, "images")) {
        rename(object, image);
      }
      for (var patch : Tree.list(own, "patches")) {
        patch(object, patch);
      }
      if (own.containsKey("namespace") && !"Namespace".equals(object.get("kind"))) {
        inside(object, "metadata").put("namespace", own.get("namespace"));
      }
    }
    return all;
  }

  private void generate(List<Map<String, Object>> all) throws IOException {
    for (var generator : Tree.list(own, "configMapGenerator")) {
      var data = new LinkedHashMap<String, Object>();
      for (var file : Tree.list(generator, "files")) {
        data.put(file.toString(), Files.readString(folder.resolve(file.toString())));
      }
      all.add(generated("ConfigMap", generator, "data", data));
    }
    for (var generator : Tree.list(own, "secretGenerator")) {
      var data = new LinkedHashMap<String, Object>();
      for (var literal : Tree.list(generator, "literals")) {
        int equals = literal.toString().indexOf('=');
        data.put(literal.toString().substring(0, equals), literal.toString().substring(equals + 1));
      }
      all.add(generated("Secret", generator, "stringData", data));
    }
  }

  private static Map<String, Object> generated(
      String kind, Object generator, String key, Map<String, Object> data) {
    var object = new LinkedHashMap<String, Object>();
    object.put("apiVersion", "v1");
    object.put("kind", kind);
    object.put("metadata", new LinkedHashMap<>(Map.of("name", Tree.text(generator, "name"))));
    object.put(key, data);
    return object;
  }

  /// Selectors are never touched: see the base.
  private static void label(Map<String, Object> object, Map<String, Object> pairs) {
    inside(object, "metadata", "labels").putAll(pairs);
    if ("Deployment".equals(object.get("kind"))) {
      inside(object, "spec", "template", "metadata", "labels").putAll(pairs);
    }
  }

  private static void rename(Map<String, Object> object, Object image) {
    for (var container : Tree.list(object, "spec", "template", "spec", "containers")) {
      var named = Tree.text(container, "image");
      if (named.startsWith(Tree.text(image, "name") + ":")) {
        Tree.map(container)
            .put("image", Tree.text(image, "newName") + ":" + Tree.text(image, "newTag"));
      }
    }
  }

  /// JSON patches that replace something there is.
  private static void patch(Map<String, Object> object, Object patch) {
    if (!Tree.text(patch, "target", "kind").equals(object.get("kind"))) {
      return;
    }
    List<Map<String, Object>> steps =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Tree.text(patch, "patch"));
    for (var step : steps) {
      var path = List.of(Tree.text(step, "path").substring(1).split("/", -1));
      var place = Tree.map(object, path.subList(0, path.size() - 1).toArray());
      if (!"replace".equals(step.get("op")) || !place.containsKey(path.getLast())) {
        throw new IllegalArgumentException(
            "patch: " + step + " (expected: replaces what is there)");
      }
      place.put(path.getLast(), step.get("value"));
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> inside(Map<String, Object> object, String... path) {
    var here = object;
    for (var step : path) {
      here =
          (Map<String, Object>)
              here.computeIfAbsent(step, _ -> new LinkedHashMap<String, Object>());
    }
    return here;
  }
}
