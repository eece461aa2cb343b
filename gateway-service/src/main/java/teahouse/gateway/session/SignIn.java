package teahouse.gateway.session;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import teahouse.gateway.edge.ClientAddress;

/// The way to auth-service and back.
@Component
class SignIn {

  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
  private static final URI FAILED = URI.create("/?sign-in=failed");

  private final AuthorizationServer auth;
  private final Cookies cookies;
  private final Secrets secrets;
  private final Clock clock;

  SignIn(AuthorizationServer auth, Cookies cookies, Secrets secrets, Clock clock) {
    this.auth = auth;
    this.cookies = cookies;
    this.secrets = secrets;
    this.clock = clock;
  }

  Mono<ServerResponse> begin(ServerRequest request) {
    SignInAttempt attempt =
        secrets.attempt(
            ReturnPath.of(request.queryParam("returnTo").orElse(null)), clock.instant());
    boolean create = request.queryParam("create").filter("true"::equals).isPresent();
    return redirect(
        auth.signInUri(attempt, create),
        Stream.of(cookies.of(attempt, request.exchange().getRequest())));
  }

  /// Only the browser that began an attempt can end it (else a stranger could sign people in to an
  /// account of his own): the state has to be in a cookie of this browser.
  Mono<ServerResponse> end(ServerRequest request) {
    Optional<SignInAttempt> attempt =
        cookies.attempt(request.exchange().getRequest(), request.queryParam("state").orElse(null));
    if (attempt.isEmpty()) {
      LOG.info(
          "A sign-in came back that was not begun here, or too long ago: from={}", from(request));
      return redirect(FAILED, Stream.of());
    }
    return request
        .queryParam("code")
        .map(code -> redeem(request, attempt.get(), code))
        .orElseGet(() -> failed(request, attempt.get(), "no code"));
  }

  private Mono<ServerResponse> redeem(ServerRequest request, SignInAttempt attempt, String code) {
    return auth.redeem(attempt, code)
        .flatMap(tokens -> {
          LOG.info("Signed in: user={} from={}", tokens.user(), from(request));
          return redirect(
              URI.create(attempt.returnTo().value()),
              Stream.concat(over(request, attempt), Stream.of(cookies.of(tokens))));
        })
        .onErrorResume(fault -> failed(request, attempt, fault.toString()));
  }

  private Mono<ServerResponse> failed(ServerRequest request, SignInAttempt attempt, String why) {
    LOG.warn("A sign-in failed: from={} {}", from(request), why);
    return redirect(FAILED, over(request, attempt));
  }

  private Stream<ResponseCookie> over(ServerRequest request, SignInAttempt attempt) {
    return cookies.without(attempt, request.exchange().getRequest());
  }

  private static ClientAddress from(ServerRequest request) {
    return ClientAddress.of(request.exchange());
  }

  private static Mono<ServerResponse> redirect(URI to, Stream<ResponseCookie> cookies) {
    var answer = ServerResponse.status(HttpStatus.FOUND).location(to);
    cookies.forEach(answer::cookie);
    return answer.build();
  }
}
