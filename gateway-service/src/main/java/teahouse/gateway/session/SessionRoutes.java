package teahouse.gateway.session;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import teahouse.gateway.edge.ClientAddress;
import teahouse.gateway.problem.ErrorCode;
import teahouse.gateway.problem.Problem;
import teahouse.gateway.problem.Refusal;

/// `/session`, as `contracts/openapi/gateway.yaml` has it. That sign-out comes from a page of ours
/// was checked before.
@Configuration(proxyBeanMethods = false)
class SessionRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(SessionRoutes.class);

  private final BrowserSessions sessions;
  private final Revocation revocation;
  private final Renewals renewals;
  private final Cookies cookies;

  SessionRoutes(
      BrowserSessions sessions, Revocation revocation, Renewals renewals, Cookies cookies) {
    this.sessions = sessions;
    this.revocation = revocation;
    this.renewals = renewals;
    this.cookies = cookies;
  }

  @Bean
  RouterFunction<ServerResponse> session(SignIn signIn) {
    return route()
        .GET("/session", this::show)
        .GET("/session/sign-in", signIn::begin)
        .GET(AuthorizationServer.CALLBACK, signIn::end)
        .POST("/session/sign-out", this::signOut)
        .build();
  }

  private Mono<ServerResponse> show(ServerRequest request) {
    return sessions.renewed(request.exchange()).flatMap(SessionRoutes::shown);
  }

  private static Mono<ServerResponse> shown(BrowserSession session) {
    return switch (session) {
      case BrowserSession.Open(SessionTokens tokens) ->
          ServerResponse.ok()
              .bodyValue(
                  new SessionView(
                      tokens.user(), tokens.expiresAt().truncatedTo(ChronoUnit.MILLIS)));
      case BrowserSession.Absent _, BrowserSession.Ended _ ->
          Mono.error(new Refusal(Problem.of(ErrorCode.UNAUTHENTICATED)));
      case BrowserSession.Unavailable _ ->
          Mono.error(new Refusal(Problem.of(ErrorCode.AUTH_UNAVAILABLE)));
    };
  }

  /// Ends the session at auth-service first: a cookie that is gone while the session lives could
  /// never end it.
  private Mono<ServerResponse> signOut(ServerRequest request) {
    return Mono.justOrEmpty(cookies.session(request.exchange().getRequest()))
        .flatMap(tokens -> ended(tokens, ClientAddress.of(request.exchange())))
        .then(Mono.defer(() -> ServerResponse.noContent().cookie(cookies.noSession()).build()));
  }

  private Mono<Void> ended(SessionTokens tokens, ClientAddress from) {
    return revocation
        .of(tokens)
        .doOnSuccess(_ -> {
          renewals.forget(tokens);
          LOG.info("Signed out: user={} from={}", tokens.user(), from);
        })
        .onErrorMap(fault -> {
          LOG.warn("A session could not be ended: user={} {}", tokens.user(), fault.toString());
          return new Refusal(Problem.of(ErrorCode.AUTH_UNAVAILABLE));
        });
  }
}
