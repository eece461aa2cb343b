package teahouse.history.token;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import teahouse.history.problem.ErrorCode;
import teahouse.history.problem.Problem;
import teahouse.history.problem.ProblemAnswer;

/// Which token opens which routes. No session, no cookie: a bearer token with every request.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class Doors {

  @Bean
  SecurityWebFilterChain securedRoutes(ServerHttpSecurity http, ProblemAnswer answer) {
    return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .authorizeExchange(routes ->
            routes
                // Served on the management port alone, which is never routed to the outside.
                .pathMatchers("/actuator/**")
                .permitAll()
                .pathMatchers("/internal/**")
                .hasAuthority("SCOPE_history.lookup")
                .anyExchange()
                .hasAuthority("SCOPE_chat"))
        .oauth2ResourceServer(server ->
            server
                .bearerTokenConverter(new ServerBearerTokenAuthenticationConverter())
                .authenticationEntryPoint(
                    (exchange, _) -> refuse(answer, exchange, ErrorCode.UNAUTHENTICATED))
                .accessDeniedHandler((exchange, _) -> refuse(answer, exchange, ErrorCode.FORBIDDEN))
                .jwt(jwt -> {}))
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint(
                    (exchange, _) -> refuse(answer, exchange, ErrorCode.UNAUTHENTICATED))
                .accessDeniedHandler(
                    (exchange, _) -> refuse(answer, exchange, ErrorCode.FORBIDDEN)))
        .build();
  }

  private static Mono<Void> refuse(
      ProblemAnswer answer, ServerWebExchange exchange, ErrorCode code) {
    return answer.write(exchange, Problem.of(code));
  }
}
