package teahouse.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The source files below a folder, for what byte code no longer tells.
record SourceFiles(List<Path> files) {

  static final int MOST_LINES = 250;

  static SourceFiles under(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return new SourceFiles(paths.filter(path -> path.toString().endsWith(".java")).toList());
    }
  }

  void allFitInTheHead() throws IOException {
    for (Path file : files) {
      int lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        throw new AssertionError(
            "%s: %d lines (expected: at most %d)".formatted(file, lines, MOST_LINES));
      }
    }
  }
}
