package teahouse.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// `stack.json` in the data folder: tells other programs what runs where. It exists while the stack
/// is up.
final class StackFile {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path file;

  StackFile(Path data) {
    this.file = data.resolve("stack.json");
  }

  void write(LocalStack stack) throws StartFailure {
    var content = new LinkedHashMap<String, Object>();
    content.put("address", stack.address().toString());
    content.put("launcher", ProcessHandle.current().pid());
    content.put("bootstrapServers", stack.brokers().bootstrapServers());
    content.put("processes", stack.processes().stream().map(StackFile::describe).toList());
    var unfinished = file.resolveSibling(file.getFileName() + ".new");
    try {
      JSON.writerWithDefaultPrettyPrinter().writeValue(unfinished, content);
      // Whoever waits for the file finds a whole one.
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      throw new StartFailure(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> describe(LocalProcess process) {
    var description = new LinkedHashMap<String, Object>();
    description.put("name", process.name());
    description.put("pid", process.pid());
    description.put("log", process.log().toString());
    switch (process) {
      case BrokerProcess broker -> description.put("address", broker.bootstrapServer());
      case DatabaseProcess database -> description.put("port", database.administration().port());
      case ServiceProcess service -> {
        description.put("address", service.uri().toString());
        description.put("managementPort", service.managementPort());
      }
    }
    return description;
  }
}
