package teahouse.chat.token;

import java.util.List;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

/// Who asks over REST, by [AccessTokens]. A valid token that lets no person chat opens nothing.
final class TokenAuthentication implements ReactiveAuthenticationManager {

  private static final Authentication NO_PERSON =
      UsernamePasswordAuthenticationToken.authenticated("nobody", "", List.of());

  private final AccessTokens tokens;

  TokenAuthentication(AccessTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Mono<Authentication> authenticate(Authentication shown) {
    return tokens
        .read(((BearerTokenAuthenticationToken) shown).getToken())
        .<Authentication>map(CallerAuthentication::new)
        .defaultIfEmpty(NO_PERSON)
        .onErrorMap(JwtException.class, TokenAuthentication::refusal);
  }

  private static AuthenticationException refusal(JwtException failure) {
    return failure instanceof BadJwtException
        ? new InvalidBearerTokenException("the token is not valid", failure)
        : new AuthenticationServiceException("the token cannot be judged", failure);
  }
}
