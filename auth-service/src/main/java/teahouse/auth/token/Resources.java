package teahouse.auth.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.DelegatingJwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import teahouse.auth.account.Administrators;
import teahouse.auth.key.SigningKeys;
import teahouse.auth.origin.PublicOrigin;
import teahouse.auth.problem.ErrorCode;
import teahouse.auth.problem.Problem;
import teahouse.auth.problem.Problems;
import teahouse.auth.session.Sessions;

/// Where this service itself takes access tokens, as the other services do.
@Configuration(proxyBeanMethods = false)
class Resources {

  @Bean
  JwtDecoder accessTokens(SigningKeys keys, PublicOrigin origin, Sessions sessions) {
    return AccessTokens.decoder(keys, origin, sessions);
  }

  @Bean
  @Order(2)
  SecurityFilterChain resourceSecurity(HttpSecurity http, Problems problems) {
    return http.securityMatcher("/api/**", "/userinfo")
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.POST, "/api/v1/users")
                .permitAll()
                .requestMatchers(
                    HttpMethod.POST, "/api/v1/users/*/disable", "/api/v1/users/*/enable")
                .access(
                    AuthorizationManagers.allOf(
                        AuthorityAuthorizationManager.hasAuthority("SCOPE_chat"),
                        AuthorityAuthorizationManager.hasRole(Administrators.ROLE)))
                .requestMatchers("/userinfo")
                .hasAuthority("SCOPE_openid")
                .anyRequest()
                .hasAuthority("SCOPE_chat"))
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.jwtAuthenticationConverter(byScopesAndRoles()))
                .authenticationEntryPoint(
                    (request, response, _) -> unauthenticated(problems, request, response)))
        .exceptionHandling(errors ->
            errors
                .authenticationEntryPoint(
                    (request, response, _) -> unauthenticated(problems, request, response))
                .accessDeniedHandler((request, response, _) ->
                    problems.write(Problem.of(ErrorCode.FORBIDDEN), request, response)))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  private static JwtAuthenticationConverter byScopesAndRoles() {
    var roles = new JwtGrantedAuthoritiesConverter();
    roles.setAuthoritiesClaimName("roles");
    roles.setAuthorityPrefix("ROLE_");
    var converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(
        new DelegatingJwtGrantedAuthoritiesConverter(new JwtGrantedAuthoritiesConverter(), roles));
    return converter;
  }

  private static void unauthenticated(
      Problems problems, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    problems.write(Problem.of(ErrorCode.UNAUTHENTICATED), request, response);
  }
}
