package teahouse.chat.token;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import reactor.core.publisher.Mono;

/// Every request needs a person's token with scope `chat`; only health and metrics, on their own
/// port, do not. The socket asks for its token by itself.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class TokenSecurity {

  @Bean
  SecurityWebFilterChain doors(ServerHttpSecurity http, AccessTokens tokens, Refusals refusals) {
    var authentication = new TokenAuthentication(tokens);
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
            exchanges
                .pathMatchers("/actuator/**")
                .permitAll()
                .anyExchange()
                .hasAuthority(CallerAuthentication.CHAT))
        .oauth2ResourceServer(server ->
            server
                .authenticationEntryPoint(unauthenticated)
                .accessDeniedHandler(forbidden)
                .authenticationManagerResolver(_ -> Mono.just(authentication)))
        .exceptionHandling(failures ->
            failures.authenticationEntryPoint(unauthenticated).accessDeniedHandler(forbidden))
        .build();
  }
}
