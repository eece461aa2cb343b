package teahouse.gateway.authentication;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import teahouse.gateway.problem.ErrorCode;
import teahouse.gateway.problem.Problem;
import teahouse.gateway.problem.Problems;

/// The one chain for REST, sockets and apps. Closed: the API and the socket. Open: the page, the
/// sign-in pages, OAuth2 itself, and signing up. The services check every token again.
@Configuration(proxyBeanMethods = false)
class Doors {

  @Bean
  SecurityWebFilterChain apiDoors(
      ServerHttpSecurity http, ReactiveJwtDecoder accessTokens, Problems problems) {
    ServerAuthenticationEntryPoint whoAreYou =
        (exchange, _) -> problems.answer(exchange, Problem.of(ErrorCode.UNAUTHENTICATED));
    ServerAccessDeniedHandler notYours =
        (exchange, _) -> problems.answer(exchange, Problem.of(ErrorCode.FORBIDDEN));
    return http.authorizeExchange(exchange ->
            exchange
                .pathMatchers(HttpMethod.POST, "/api/v1/users")
                .permitAll()
                .pathMatchers("/api/**", "/ws")
                .hasAuthority("SCOPE_chat")
                .anyExchange()
                .permitAll())
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.jwtDecoder(accessTokens))
                .authenticationEntryPoint(whoAreYou)
                .accessDeniedHandler(notYours))
        .exceptionHandling(
            refusal -> refusal.authenticationEntryPoint(whoAreYou).accessDeniedHandler(notYours))
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
        // CookieToBearer asks for the page's origin and a header of its own instead.
        .csrf(ServerHttpSecurity.CsrfSpec::disable)
        // The edge sets them, on refusals too.
        .headers(ServerHttpSecurity.HeaderSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .build();
  }

  /// Paths that could mean one thing here and another behind us (`//`, `;`, encoded slashes, `..`).
  @Bean
  ServerExchangeRejectedHandler ambiguousPaths(Problems problems) {
    return (exchange, _) -> problems.answer(exchange, Problem.of(ErrorCode.MALFORMED));
  }
}
