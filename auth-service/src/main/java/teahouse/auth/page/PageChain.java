package teahouse.auth.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import teahouse.auth.origin.HostCookie;
import teahouse.auth.origin.PublicOrigin;
import teahouse.auth.session.BrowserSession;

/// Everything that is no endpoint of the protocol and no API: pages, their style, errors.
@Configuration(proxyBeanMethods = false)
class PageChain {

  @Bean
  @Order(3)
  SecurityFilterChain pageSecurity(HttpSecurity http, BrowserSession browser, PublicOrigin origin) {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .securityContext(context -> context.securityContextRepository(browser))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.csrfTokenRepository(formTokens(origin)))
        .headers(PageChain::closed)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  private static void closed(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(ContentPolicy.OF_PAGES))
        // With no-referrer, browsers say "Origin: null" when a form is sent.
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(permissions ->
            permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(
            resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }

  /// In a cookie, so that any replica knows it.
  private static CookieCsrfTokenRepository formTokens(PublicOrigin origin) {
    var cookie = new HostCookie("teahouse_form", origin);
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName(cookie.name());
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(
        settings -> settings.httpOnly(true).secure(cookie.isSecure()).sameSite("Lax"));
    return tokens;
  }
}
