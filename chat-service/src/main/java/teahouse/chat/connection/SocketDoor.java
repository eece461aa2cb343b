package teahouse.chat.connection;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Language;
import teahouse.chat.problem.Problem;
import teahouse.chat.problem.ProblemException;
import teahouse.chat.token.AccessTokens;
import teahouse.chat.token.Caller;

/// Lets in who may open a socket, and says to others why not.
///
/// Not a handler of WebFlux: after a deploy thousands come at once, each waits for all before it,
/// and what WebFlux does for any request cost more than what is asked here.
@Component
final class SocketDoor
    implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {

  private static final String SCHEME = "Bearer ";

  private final Set<String> allowed;
  private final AccessTokens tokens;
  private final SocketHandler handler;
  private final DoorAnswer answer;

  SocketDoor(
      PublicOrigin own,
      SocketSettings settings,
      AccessTokens tokens,
      SocketHandler handler,
      DoorAnswer answer) {
    this.allowed =
        Stream.concat(Stream.of(own.issuer()), settings.origins().stream())
            .map(SocketDoor::origin)
            .collect(Collectors.toUnmodifiableSet());
    this.tokens = tokens;
    this.handler = handler;
    this.answer = answer;
  }

  @Override
  public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
    return callerOf(request)
        .doOnNext(_ -> requireUpgrade(request))
        .map(caller -> open(caller, request, response))
        .onErrorResume(
            failure -> Mono.just(answer.refuse(request, response, problemOf(failure), failure)))
        .flatMap(decided -> decided);
  }

  private Mono<Void> open(Caller caller, HttpServerRequest request, HttpServerResponse response) {
    var language = Language.of(header(request, HttpHeaderNames.ACCEPT_LANGUAGE));
    answer.letIn(response);
    return Upgrade.of(response, in -> handler.serve(in, caller, language));
  }

  private Mono<Caller> callerOf(HttpServerRequest request) {
    return Mono.defer(() -> {
      requireOrigin(request);
      return tokens.read(tokenOf(request)).switchIfEmpty(refused(ErrorCode.FORBIDDEN));
    });
  }

  /// Before anything else is looked at: a browser sends along whose page it is, and the user's
  /// cookies whatever page it is. Pages of other origins open nothing.
  private void requireOrigin(HttpServerRequest request) {
    var origin = header(request, HttpHeaderNames.ORIGIN);
    require(origin == null || allowed.contains(origin), Problem.of(ErrorCode.ORIGIN_REFUSED));
  }

  private static String tokenOf(HttpServerRequest request) {
    var header = header(request, HttpHeaderNames.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new ProblemException(Problem.of(ErrorCode.UNAUTHENTICATED));
    }
    return header.substring(SCHEME.length()).strip();
  }

  /// As RFC 6455 has it, with our subprotocol and no other: a client that would rather speak
  /// something else takes our frames for it.
  private static void requireUpgrade(HttpServerRequest request) {
    require(HttpMethod.GET.equals(request.method()), Problem.of(ErrorCode.METHOD_NOT_ALLOWED));
    var headers = request.requestHeaders();
    require(
        headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).equals(List.of(Upgrade.SUBPROTOCOL)),
        Problem.invalidField("Sec-WebSocket-Protocol"));
    require(
        headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
            && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
            && headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY),
        Problem.of(ErrorCode.MALFORMED));
  }

  private static Problem problemOf(Throwable failure) {
    return switch (failure) {
      case ProblemException refused -> refused.problem();
      case BadJwtException _ -> Problem.of(ErrorCode.UNAUTHENTICATED);
      case JwtException _ -> Problem.of(ErrorCode.AUTH_UNAVAILABLE);
      default -> Problem.of(ErrorCode.INTERNAL);
    };
  }

  private static void require(boolean isFulfilled, Problem otherwise) {
    if (!isFulfilled) {
      throw new ProblemException(otherwise);
    }
  }

  private static <T> Mono<T> refused(ErrorCode code) {
    return Mono.error(() -> new ProblemException(Problem.of(code)));
  }

  private static @Nullable String header(HttpServerRequest request, CharSequence name) {
    return request.requestHeaders().get(name);
  }

  /// As browsers write it: no path, no default port.
  private static String origin(URI uri) {
    int port = uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + (port < 0 ? "" : ":" + port);
  }
}
