package teahouse.auth.token;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;

/// Consent is not remembered: whoever can claim to be a public client would otherwise get a code
/// for everyone who once said yes.
final class AskedEveryTime implements OAuth2AuthorizationConsentService {

  @Override
  public void save(OAuth2AuthorizationConsent consent) {
    // Said once, for this grant.
  }

  @Override
  public void remove(OAuth2AuthorizationConsent consent) {
    // Nothing is kept.
  }

  @Override
  public @Nullable OAuth2AuthorizationConsent findById(String clientId, String user) {
    return null;
  }
}
