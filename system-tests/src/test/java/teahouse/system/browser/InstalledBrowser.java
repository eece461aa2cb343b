package teahouse.system.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Finds a browser: an installed Chromium or Chrome, else Playwright's own download, else (root on
/// Debian) the distribution's package.
final class InstalledBrowser {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Duration INSTALLATION = Duration.ofMinutes(5);

  private InstalledBrowser() {}

  /// The browser's program, or empty where Playwright brought its own.
  static Optional<Path> find() {
    return onPath().or(InstalledBrowser::fetched);
  }

  private static Optional<Path> onPath() {
    List<Path> folders =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    Stream<Path> macOs =
        Stream.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));
    return Stream.concat(
            NAMES.stream().flatMap(name -> folders.stream().map(folder -> folder.resolve(name))),
            macOs)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> fetched() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    if (runs(java, "-cp", classPath, "com.microsoft.playwright.CLI", "install", "chromium")) {
      return Optional.empty();
    }
    runs("apt-get", "-qq", "update");
    runs("apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium");
    return Optional.of(
        onPath()
            .orElseThrow(() ->
                new AssertionError(
                    "no browser: install Chromium or Chrome, so that the tests can use one")));
  }

  private static boolean runs(String... command) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      boolean ended = process.waitFor(INSTALLATION.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      return ended && process.exitValue() == 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(command[0], failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
