package teahouse.chat.token;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Asks a handshake for its token: the same checks as for every request, in one filter instead of a
/// chain of them. After a deploy thousands come at once, and each waits for all before it.
final class SocketTokens implements WebFilter {

  private final ServerBearerTokenAuthenticationConverter bearer =
      new ServerBearerTokenAuthenticationConverter();
  private final ReactiveJwtDecoder decoder;
  private final Converter<Jwt, Mono<AbstractAuthenticationToken>> callers;
  private final Refusals refusals;

  SocketTokens(
      ReactiveJwtDecoder decoder,
      Converter<Jwt, Mono<AbstractAuthenticationToken>> callers,
      Refusals refusals) {
    this.decoder = decoder;
    this.callers = callers;
    this.refusals = refusals;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return bearer
        .convert(exchange)
        .cast(BearerTokenAuthenticationToken.class)
        .flatMap(shown -> decoder.decode(shown.getToken()))
        .flatMap(callers::convert)
        .onErrorMap(SocketTokens::isFaultOfOurs, SocketTokens::unavailable)
        .onErrorResume(SocketTokens::isBadToken, _ -> Mono.empty())
        .map(caller -> answer(caller, exchange, chain))
        .switchIfEmpty(Mono.fromSupplier(() -> refusals.unauthenticated(exchange)))
        .flatMap(answer -> answer);
  }

  private Mono<Void> answer(
      Authentication caller, ServerWebExchange exchange, WebFilterChain chain) {
    return TokenSecurity.mayChat(caller)
        ? chain.filter(exchange.mutate().principal(Mono.just(caller)).build())
        : refusals.forbidden(exchange);
  }

  private static boolean isBadToken(Throwable failure) {
    return failure instanceof BadJwtException || failure instanceof OAuth2AuthenticationException;
  }

  /// The token could not be judged: no keys.
  private static boolean isFaultOfOurs(Throwable failure) {
    return failure instanceof JwtException && !(failure instanceof BadJwtException);
  }

  private static Throwable unavailable(Throwable failure) {
    return new AuthenticationServiceException("the token cannot be judged", failure);
  }
}
