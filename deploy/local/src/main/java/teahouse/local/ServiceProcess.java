package teahouse.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One of the services as its own process, run from an executable jar.
public final class ServiceProcess extends LocalProcess {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private static final Duration PATIENCE_FOR_AN_ANSWER = Duration.ofSeconds(3);

  private final Path jar;
  private final int port;
  private final int managementPort;
  private final List<String> javaOptions;
  private final Map<String, String> properties;

  /// @param name of this process, such as `chat-1`
  /// @param port where it serves, on 127.0.0.1
  /// @param javaOptions such as `-Xmx256m`
  /// @param properties Spring properties besides those for the ports, given as `--name=value`
  public ServiceProcess(
      String name,
      Path jar,
      int port,
      List<String> javaOptions,
      Map<String, String> properties,
      Path logs) {
    super(name, logs);
    this.jar = jar.toAbsolutePath();
    this.port = port;
    this.managementPort = Ports.free();
    this.javaOptions = List.copyOf(javaOptions);
    this.properties = Map.copyOf(properties);
  }

  public int port() {
    return port;
  }

  public int managementPort() {
    return managementPort;
  }

  /// Where it tells of its health and its numbers.
  public URI management() {
    return URI.create("http://127.0.0.1:" + managementPort);
  }

  /// Where it serves, such as `http://127.0.0.1:20123`.
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  void needBuild() throws StartFailure {
    if (!Files.exists(jar)) {
      throw new StartFailure(name() + " is not built: " + jar + " is missing (make up builds it)");
    }
  }

  @Override
  List<String> command() throws StartFailure {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.add("-jar");
    command.add(build().toString());
    command.add("--server.address=127.0.0.1");
    command.add("--server.port=" + port);
    command.add("--management.server.address=127.0.0.1");
    command.add("--management.server.port=" + managementPort);
    properties.forEach((name, value) -> command.add("--" + name + "=" + value));
    return command;
  }

  /// Where it is for good: a checkout that is named by a link may be another one later, while this
  /// still loads classes.
  private Path build() throws StartFailure {
    try {
      return jar.toRealPath();
    } catch (IOException missing) {
      throw new StartFailure(name() + " is not built: " + jar + " is missing", missing);
    }
  }

  @Override
  boolean answers() {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"))
            .timeout(PATIENCE_FOR_AN_ANSWER)
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
