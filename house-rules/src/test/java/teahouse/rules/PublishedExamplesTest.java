package teahouse.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What was published once stands for ever: somebody's reader was written against it.
class PublishedExamplesTest {

  /// `contracts/events/published.sha256` gets a line for each new example before a release
  /// (`sha256sum examples/v1/*.json`); a line that is there never changes.
  @Test
  void noPublishedExampleEverChanges() throws Exception {
    var published = new TreeMap<String, String>();
    for (var line : Files.readAllLines(contracts().resolve("events/published.sha256"))) {
      published.put(line.substring(66), line.substring(0, 64));
    }
    assertThat(published).isNotEmpty();
    assertThat(digests()).containsAllEntriesOf(published);
  }

  private static Map<String, String> digests() throws Exception {
    var digests = new TreeMap<String, String>();
    var events = contracts().resolve("events");
    try (var files = Files.walk(events.resolve("examples"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        digests.put(events.relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
    }
    return digests;
  }

  private static Path contracts() throws IOException {
    var here = Path.of("").toAbsolutePath();
    return (Files.exists(here.resolve("contracts")) ? here : here.resolve("..").normalize())
        .resolve("contracts");
  }
}
