package teahouse.gateway.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// How cookies are called, and whether they travel by https only.
///
/// @param prefix `__Host-` makes browsers refuse a cookie of this name that was set by a sibling
///   domain, for another path, or without https
public record CookieNames(String prefix, boolean secure) {

  /// Whether a cookie is between the browser and us alone.
  public boolean areOurs(String cookie) {
    return cookie.equals(session()) || cookie.startsWith(prefix + "teahouse_sign_in_");
  }

  String session() {
    return prefix + "teahouse_session";
  }

  String signIn(int slot) {
    return prefix + "teahouse_sign_in_" + slot;
  }

  @Configuration(proxyBeanMethods = false)
  static class ByProfile {

    private static final Logger LOG = LoggerFactory.getLogger(CookieNames.class);

    @Bean
    @Profile("!insecure-local")
    CookieNames cookieNames() {
      return new CookieNames("__Host-", true);
    }

    @Bean
    @Profile("insecure-local")
    CookieNames insecureCookieNames() {
      LOG.warn(
          "Profile insecure-local: session cookies go without Secure and __Host-. For one's own machine only.");
      return new CookieNames("", false);
    }
  }
}
