package teahouse.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Leaves stand-ins for the services where the build leaves the real ones.
final class BuiltServices {
  private BuiltServices() {}

  static void install(Path home) throws IOException {
    for (var service : Service.values()) {
      install(home, service, StandInService.class);
    }
  }

  static void install(Path home, Service service, Class<?> main) throws IOException {
    var folder = home.resolve(service.module()).resolve("target/app");
    Files.createDirectories(folder);
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
    var jar = folder.resolve(service.module() + ".jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      var name = main.getName().replace('.', '/') + ".class";
      out.putNextEntry(new JarEntry(name));
      try (var code = main.getResourceAsStream("/" + name)) {
        Objects.requireNonNull(code).transferTo(out);
      }
    }
  }
}
