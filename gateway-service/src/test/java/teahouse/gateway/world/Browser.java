package teahouse.gateway.world;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.ClientCookieEncoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/// Somebody's browser: keeps cookies, follows no redirect by itself, and names the house's public
/// host.
public final class Browser {

  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final int port;
  private final String host;
  private final Map<String, Cookie> jar = new TreeMap<>();

  Browser(int port, String host) {
    this.port = port;
    this.host = host;
  }

  public Map<String, Cookie> jar() {
    return jar;
  }

  public void keep(String name, String value) {
    jar.put(name, new DefaultCookie(name, value));
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /// As a page of ours does it.
  public Answer postFromPage(String path, String body) {
    return post(path, body, pageHeaders());
  }

  /// Sends, and waits.
  ///
  /// @param headers name, value, name, value …
  public Answer send(String method, String path, @Nullable String body, String... headers) {
    return Objects.requireNonNull(sending(method, path, body, headers).block(PATIENCE));
  }

  /// Without saying beforehand how much it will be.
  public Answer postInChunks(String path, List<String> chunks) {
    return Objects.requireNonNull(
        request("POST", path, Flux.fromIterable(chunks), pageHeaders()).block(PATIENCE));
  }

  public Mono<Answer> sending(
      String method, String path, @Nullable String body, String... headers) {
    return request(method, path, body == null ? null : Mono.just(body), headers);
  }

  private Mono<Answer> request(
      String method, String path, @Nullable Publisher<String> body, String... headers) {
    return HttpClient.create()
        .headers(sent -> {
          sent.set("Host", host);
          if (!jar.isEmpty()) {
            sent.set("Cookie", ClientCookieEncoder.LAX.encode(List.copyOf(jar.values())));
          }
          if (body != null) {
            sent.set("Content-Type", "application/json");
          }
          for (int i = 0; i < headers.length; i += 2) {
            sent.set(headers[i], headers[i + 1]);
          }
        })
        .request(HttpMethod.valueOf(method))
        .uri("http://127.0.0.1:" + port + path)
        .send(
            body == null
                ? Mono.empty()
                : body instanceof Mono<String> whole
                    ? whole.map(Browser::bytes)
                    : Flux.from(body).map(Browser::bytes))
        .responseSingle((response, content) ->
            content
                .asString()
                .defaultIfEmpty("")
                .map(text ->
                    new Answer(
                        response.status().code(),
                        response.responseHeaders().copy(),
                        text,
                        kept(response.responseHeaders().getAll("Set-Cookie")))));
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
  }

  public String[] pageHeaders() {
    return new String[] {"Origin", RunningGateway.ORIGIN, "X-Teahouse-Csrf", "1"};
  }

  private Map<String, Cookie> kept(List<String> lines) {
    Map<String, Cookie> fresh = new LinkedHashMap<>();
    for (String line : lines) {
      Cookie cookie = ClientCookieDecoder.LAX.decode(line);
      fresh.put(cookie.name(), cookie);
      if (cookie.maxAge() == 0) {
        jar.remove(cookie.name());
      } else {
        jar.put(cookie.name(), cookie);
      }
    }
    return fresh;
  }
}
