package teahouse.gateway.keys;

import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;

/// For ID tokens, from the same keys as access tokens; OpenID Connect Core 3.1.3.7 says what is
/// checked.
public final class IdTokenDecoders implements ReactiveJwtDecoderFactory<ClientRegistration> {

  private final SigningKeys keys;

  IdTokenDecoders(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public ReactiveJwtDecoder createDecoder(ClientRegistration client) {
    NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::of).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(client)));
    return decoder;
  }
}
