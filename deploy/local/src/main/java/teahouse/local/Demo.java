package teahouse.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import teahouse.local.demo.DemoConversation;

/// Sees to it that a data folder gets the demo conversation once, also when the first attempt was
/// cut short: the file `demo` keeps when it began, from which all ids are made, and `demo-told`
/// that it is complete.
record Demo(Path data, Clock clock) {
  void tellOnce(URI origin) throws IOException, InterruptedException {
    if (Files.notExists(told())) {
      new DemoConversation(origin, began()).tell();
      Files.createFile(told());
    }
  }

  private Instant began() throws IOException {
    var file = data.resolve("demo");
    if (Files.notExists(file)) {
      Files.writeString(file, clock.instant().toString());
    }
    return Instant.parse(Files.readString(file).strip());
  }

  private Path told() {
    return data.resolve("demo-told");
  }
}
