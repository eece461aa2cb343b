package teahouse.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/// Who writes the data of a stack. Data that somebody else wrote is not touched: a broker or a
/// database might refuse it in dark words, or spoil it.
///
/// @param layout counts up when the services' data of yesterday cannot be used today
/// @param kafka major and minor version, such as `4.2`
/// @param mariaDb major and minor version, such as `11.4`
/// @param brokers how many share the log
record Format(String layout, String kafka, String mariaDb, String brokers) {
  private static final String LAYOUT = "1";

  static Format current(int brokers) {
    var versions = new Properties();
    try (var in = Format.class.getResourceAsStream("versions.properties")) {
      versions.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Format(
        LAYOUT,
        minor(versions.getProperty("kafka", "")),
        minor(versions.getProperty("mariadb", "")),
        Integer.toString(brokers));
  }

  /// Signs a new data folder, or compares the signature of an old one.
  void check(Path data) throws IOException, StartFailure {
    var file = data.resolve("format");
    if (!Files.exists(file)) {
      Files.writeString(file, signature());
      return;
    }
    var found = Files.readString(file);
    if (!found.equals(signature())) {
      throw new StartFailure(
          "the data in %s was made by another version: %s (expected: %s); move the folder away or delete it"
              .formatted(data, oneLine(found), oneLine(signature())));
    }
  }

  private String signature() {
    return "layout=%s%nkafka=%s%nmariadb=%s%nbrokers=%s%n"
        .formatted(layout, kafka, mariaDb, brokers);
  }

  private static String oneLine(String signature) {
    return String.join(", ", signature.lines().toList());
  }

  private static String minor(String version) {
    return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }
}
