package teahouse.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {
  @TempDir Path folder;

  @Test
  void whereNobodyAnswersThereIsNoEngine() {
    assertThat(DockerEngine.find("unix://" + folder + "/nothing.sock")).isEmpty();
  }

  @Test
  void anEngineThatHasTheImagesIsUsed() throws IOException {
    try (var door = engineThatAnswers(request -> "200 OK")) {
      assertThat(DockerEngine.find(address()))
          .hasValueSatisfying(
              engine -> assertThat(engine.hasOrGets(List.of("mysql:8.4"))).isTrue());
    }
  }

  @Test
  void anEngineThatCannotGetAnImageIsNotUsed() throws IOException {
    try (var door =
        engineThatAnswers(
            request -> request.contains("/images/mysql:8.4/json") ? "404 Not Found" : "200 OK")) {
      assertThat(DockerEngine.find(address()))
          .hasValueSatisfying(
              engine -> assertThat(engine.hasOrGets(List.of("mysql:8.4"))).isFalse());
    }
  }

  private String address() {
    return "unix://" + folder.resolve("docker.sock");
  }

  private ServerSocketChannel engineThatAnswers(Function<String, String> status)
      throws IOException {
    var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of(folder.resolve("docker.sock")));
    Thread.ofVirtual().start(() -> serve(door, status));
    return door;
  }

  private static void serve(ServerSocketChannel door, Function<String, String> status) {
    while (door.isOpen()) {
      try (var client = door.accept()) {
        var request = ByteBuffer.allocate(1024);
        client.read(request);
        var line = StandardCharsets.US_ASCII.decode(request.flip()).toString();
        client.write(
            StandardCharsets.US_ASCII.encode("HTTP/1.0 " + status.apply(line) + "\r\n\r\n"));
      } catch (IOException e) {
        // the test is over
      }
    }
  }
}
