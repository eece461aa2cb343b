package teahouse.local.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Docker engine that answers. Asked by hand, since a client library takes seconds to find out
/// that there is none, and minutes to find out that an image cannot be had.
final class DockerEngine {
  private static final Duration PATIENCE_FOR_AN_ANSWER = Duration.ofSeconds(2);
  private static final Duration PATIENCE_FOR_AN_IMAGE = Duration.ofMinutes(5);

  private final SocketAddress address;

  private DockerEngine(SocketAddress address) {
    this.address = address;
  }

  static Optional<DockerEngine> find() {
    return find(System.getenv("DOCKER_HOST"));
  }

  static Optional<DockerEngine> find(@Nullable String dockerHost) {
    return addresses(dockerHost)
        .map(DockerEngine::new)
        .filter(engine -> engine.succeeds("GET /_ping", PATIENCE_FOR_AN_ANSWER))
        .findFirst();
  }

  /// Whether all images are here, if need be after pulling them.
  boolean hasOrGets(List<String> images) {
    return images.stream().allMatch(image -> has(image) || gets(image));
  }

  private boolean has(String image) {
    return succeeds("GET /images/" + image + "/json", PATIENCE_FOR_AN_ANSWER);
  }

  private boolean gets(String image) {
    int colon = image.indexOf(':');
    // The engine answers 200 before it knows whether the pull will succeed: so look afterwards.
    return succeeds(
            "POST /images/create?fromImage="
                + image.substring(0, colon)
                + "&tag="
                + image.substring(colon + 1),
            PATIENCE_FOR_AN_IMAGE)
        && has(image);
  }

  private static Stream<SocketAddress> addresses(@Nullable String dockerHost) {
    if (dockerHost == null || dockerHost.isEmpty()) {
      var home = System.getProperty("user.home");
      var runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run");
      return Stream.of("/var/run", runtime, home + "/.docker/run")
          .map(folder -> Path.of(folder, "docker.sock"))
          .filter(Files::exists)
          .map(UnixDomainSocketAddress::of);
    }
    var uri = URI.create(dockerHost);
    return Stream.of(
        "unix".equals(uri.getScheme())
            ? UnixDomainSocketAddress.of(uri.getPath())
            : new InetSocketAddress(uri.getHost(), uri.getPort()));
  }

  private boolean succeeds(String request, Duration patience) {
    var answer = new FutureTask<>(() -> statusLine(request).contains(" 200 "));
    var asking = Thread.ofVirtual().start(answer);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      asking.interrupt();
    }
  }

  /// HTTP 1.0: the answer ends with the connection.
  private String statusLine(String request) throws IOException {
    try (var channel = SocketChannel.open(address)) {
      channel.write(
          ByteBuffer.wrap((request + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
      var answer = Channels.newInputStream(channel).readAllBytes();
      return new String(answer, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
  }
}
