package teahouse.gateway.world;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/// A stand-in for a service: says who it is and what it was asked, unless a test has told it to do
/// otherwise at some path.
public class FakeService {

  /// Small, so that a test can tell what the gateway holds from what the kernel does.
  public static final int SEND_BUFFER = 16 * 1024;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String name;
  private final Map<
          String, BiFunction<HttpServerRequest, HttpServerResponse, ? extends Publisher<Void>>>
      special = new ConcurrentHashMap<>();
  private final DisposableServer server;

  public FakeService(String name) {
    this.name = name;
    this.server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .childOption(io.netty.channel.ChannelOption.SO_SNDBUF, SEND_BUFFER)
            .handle(this::answer)
            .bindNow();
  }

  public String uri() {
    return "http://127.0.0.1:" + server.port();
  }

  /// Answers otherwise at one path.
  ///
  /// @param path of which a test is the only user
  public FakeService at(
      String path,
      BiFunction<HttpServerRequest, HttpServerResponse, ? extends Publisher<Void>> answer) {
    special.put(path, answer);
    return this;
  }

  public void stop() {
    server.disposeNow();
  }

  static Mono<Void> json(HttpServerResponse response, int status, Map<String, ?> body) {
    return response
        .status(status)
        .header("Content-Type", "application/json")
        .sendString(Mono.just(JSON.writeValueAsString(body)))
        .then();
  }

  private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    String path = request.fullPath();
    var own = special.get(path);
    return own == null ? say(request, response) : own.apply(request, response);
  }

  private Publisher<Void> say(HttpServerRequest request, HttpServerResponse response) {
    Map<String, String> headers = new LinkedHashMap<>();
    request
        .requestHeaders()
        .forEach(header ->
            headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
    return request
        .receive()
        .aggregate()
        .asString()
        .defaultIfEmpty("")
        .flatMap(body ->
            json(
                response,
                HttpResponseStatus.OK.code(),
                Map.of(
                    "service", name,
                    "method", request.method().name(),
                    "uri", request.uri(),
                    "headers", headers,
                    "body", body)));
  }
}
