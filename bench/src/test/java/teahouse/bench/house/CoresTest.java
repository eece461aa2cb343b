package teahouse.bench.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A figure is of a core of its own only if what is measured is really on one.
class CoresTest {

  @AfterEach
  void forget() {
    System.clearProperty(Cores.SERVER);
  }

  @Test
  void theServerGetsTheCoreThatItIsToldThoughItsParentMayNotUseIt() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/taskset"))).isTrue();
    assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThanOrEqualTo(2);
    System.setProperty(Cores.SERVER, "1");
    var server = new ProcessBuilder("cat").start();
    try {
      String pid = Long.toString(server.pid());
      assertThat(new ProcessBuilder("taskset", "-c", "-p", "0", pid).start().waitFor()).isZero();
      Cores.asTold().pinServer(server.pid());

      assertThat(allowedTo(server.pid())).isEqualTo("1");
    } finally {
      server.destroy();
    }
  }

  @Test
  void nothingIsPinnedUnlessItIsTold() throws Exception {
    var server = new ProcessBuilder("cat").start();
    try {
      var before = allowedTo(server.pid());
      Cores.asTold().pinServer(server.pid());

      assertThat(Cores.asTold().options(List.of("-Xmx1g"))).containsExactly("-Xmx1g");
      assertThat(allowedTo(server.pid())).isEqualTo(before);
    } finally {
      server.destroy();
    }
  }

  private static String allowedTo(long pid) throws IOException {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("Cpus_allowed_list:"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseThrow();
    }
  }
}
