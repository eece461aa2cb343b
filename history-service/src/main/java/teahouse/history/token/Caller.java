package teahouse.history.token;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import teahouse.history.problem.ErrorCode;
import teahouse.history.problem.Problem;
import teahouse.history.problem.ProblemException;
import teahouse.history.vocabulary.UserId;

/// The person behind a request.
public record Caller(UserId user) {

  /// A token without a person behind it (a service's own) is refused as forbidden.
  public static Mono<Caller> of(ServerRequest request) {
    return request
        .principal()
        .mapNotNull(Caller::of)
        .switchIfEmpty(Mono.error(() -> new ProblemException(Problem.of(ErrorCode.FORBIDDEN))));
  }

  private static @Nullable Caller of(Principal principal) {
    return principal instanceof JwtAuthenticationToken token
        ? UserId.parse(token.getName()).map(Caller::new).orElse(null)
        : null;
  }
}
