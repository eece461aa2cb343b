package teahouse.chat.token;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import reactor.core.publisher.Mono;

/// Every request needs a person's token with scope `chat`; only health and metrics, on their own
/// port, do not.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class TokenSecurity {

  private static final String CHAT = "SCOPE_chat";
  private static final String SOCKET = "/ws";

  /// The socket's handshake, which only looks at the token.
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityWebFilterChain socketTokens(AccessTokens tokens, Refusals refusals) {
    return new MatcherSecurityWebFilterChain(
        ServerWebExchangeMatchers.pathMatchers(SOCKET),
        List.of(new SocketTokens(tokens.decoder(), new ToCaller(), refusals)));
  }

  @Bean
  SecurityWebFilterChain doors(ServerHttpSecurity http, AccessTokens tokens, Refusals refusals) {
    ServerAuthenticationEntryPoint unauthenticated =
        (exchange, _) -> refusals.unauthenticated(exchange);
    ServerAccessDeniedHandler forbidden = (exchange, _) -> refusals.forbidden(exchange);
    return http.csrf(ServerHttpSecurity.CsrfSpec::disable) // no cookie is taken here
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .authorizeExchange(exchanges ->
            exchanges.pathMatchers("/actuator/**").permitAll().anyExchange().hasAuthority(CHAT))
        .oauth2ResourceServer(server ->
            server
                .authenticationEntryPoint(unauthenticated)
                .accessDeniedHandler(forbidden)
                .jwt(jwt ->
                    jwt.jwtDecoder(tokens.decoder()).jwtAuthenticationConverter(new ToCaller())))
        .exceptionHandling(failures ->
            failures.authenticationEntryPoint(unauthenticated).accessDeniedHandler(forbidden))
        .build();
  }

  static boolean mayChat(Authentication caller) {
    return caller.getAuthorities().stream()
        .anyMatch(authority -> CHAT.equals(authority.getAuthority()));
  }

  /// A valid token that is not a person's opens nothing.
  private static final class ToCaller implements Converter<Jwt, Mono<AbstractAuthenticationToken>> {

    @Override
    public Mono<AbstractAuthenticationToken> convert(Jwt token) {
      return Mono.just(
          AccessTokens.callerOf(token)
              .<AbstractAuthenticationToken>map(
                  caller -> new CallerAuthentication(caller, authoritiesOf(token)))
              .orElseGet(() -> new JwtAuthenticationToken(token, List.of())));
    }

    private static List<GrantedAuthority> authoritiesOf(Jwt token) {
      var scope = token.getClaimAsStringList("scope");
      return scope == null
          ? List.of()
          : scope.stream()
              .flatMap(words -> List.of(words.split(" ")).stream())
              .<GrantedAuthority>map(word -> new SimpleGrantedAuthority("SCOPE_" + word))
              .toList();
    }
  }
}
