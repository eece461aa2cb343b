package teahouse.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/// Where the jars are that broker and database are made of, written down by the build.
///
/// They stay in Maven's repository; only child processes load them.
final class Packages {
  private Packages() {}

  /// The class path of a broker: this module and Kafka.
  static String broker() {
    return ownCode() + File.pathSeparator + read("broker.classpath");
  }

  /// The jar with MariaDB's binaries.
  static Path database() {
    return Path.of(read("database.classpath"));
  }

  /// This checkout, or the working directory when this code was installed elsewhere.
  static Path checkout() {
    return Stream.of(ownCode(), Path.of("").toAbsolutePath())
        .flatMap(start -> Stream.iterate(start, Objects::nonNull, Path::getParent))
        .filter(folder -> Files.exists(folder.resolve("deploy/local/pom.xml")))
        .findFirst()
        .orElse(Path.of("").toAbsolutePath());
  }

  private static Path ownCode() {
    try {
      var source = Packages.class.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI()).toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(String resource) {
    try (var in = Packages.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "teahouse/local/" + resource + " is missing: build deploy/local with Maven");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
