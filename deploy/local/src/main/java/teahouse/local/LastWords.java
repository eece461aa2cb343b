package teahouse.local;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a process that failed wrote last, and what that means in plain words.
final class LastWords {
  private static final int LINES = 12;
  private static final int BYTES_READ_FROM_THE_END = 32 * 1024;

  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning(
              "error while loading shared libraries: ([^:\\s]+)",
              found ->
                  "the system library "
                      + found.group(1)
                      + " is missing: install it with your package manager"),
          new Meaning(
              "No space left on device|Errcode: 28|[Ee]rrno:? 28|failed with error 28|Disk is full|disk full",
              found -> "the disk is full"),
          new Meaning(
              "Permission denied|Errcode: 13|AccessDeniedException",
              found -> "it may not read or write one of its files (permission denied)"),
          new Meaning(
              "Address already in use|Port (\\d+) was already in use",
              found -> "its port is taken by another program"),
          new Meaning(
              "Unable to lock \\./ibdata1|Failed to acquire lock on file \\.lock",
              found -> "its data is in use by another process"),
          new Meaning(
              "OutOfMemoryError|Cannot allocate memory|insufficient memory",
              found -> "there is not enough memory"));

  private LastWords() {}

  static String of(LocalProcess dead) {
    return of(dead.name(), dead.exitCode(), dead.log());
  }

  static String of(String name, int exitCode, Path log) {
    var words = end(log);
    var what = name + " ended with exit code " + exitCode;
    return meaning(words)
        .map(reason -> what + ": " + reason + " (log: " + log + ")")
        .orElseGet(() -> what + "; its log is " + log + " and ends with:\n" + words);
  }

  static String ofSilent(LocalProcess silent, Duration patience) {
    return "%s is not ready after %d s; its log is %s and ends with:%n%s"
        .formatted(silent.name(), patience.toSeconds(), silent.log(), end(silent.log()));
  }

  static Optional<String> meaning(String words) {
    return MEANINGS.stream()
        .flatMap(meaning ->
            Pattern.compile(meaning.pattern)
                .matcher(words)
                .results()
                .limit(1)
                .map(meaning.inPlainWords))
        .findFirst();
  }

  private static String end(Path log) {
    try (var file = Files.newByteChannel(log)) {
      file.position(Math.max(0, file.size() - BYTES_READ_FROM_THE_END));
      var text = new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
      var lines = text.lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException e) {
      return "(nothing was written)";
    }
  }

  private record Meaning(String pattern, Function<MatchResult, String> inPlainWords) {}
}
