package teahouse.auth.token;

import java.util.List;
import java.util.TreeSet;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import teahouse.auth.account.Administrators;
import teahouse.auth.session.SignedIn;

/// What is said in tokens beyond the framework's own: access tokens as RFC 9068 has them, so that
/// nobody takes an ID token for one; the session in both.
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

  private final String audience;
  private final Administrators administrators;

  TokenClaims(String audience, Administrators administrators) {
    this.audience = audience;
    this.administrators = administrators;
  }

  @Override
  public void customize(JwtEncodingContext context) {
    if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
      context.getJwsHeader().type("at+jwt");
      context
          .getClaims()
          .audience(List.of(audience))
          .claim("client_id", context.getRegisteredClient().getClientId())
          .claim("scope", String.join(" ", new TreeSet<>(context.getAuthorizedScopes())));
      if (context.getPrincipal() instanceof SignedIn signedIn
          && administrators.include(signedIn.user())) {
        context.getClaims().claim("roles", List.of(Administrators.ROLE));
      }
    }
    if (context.getPrincipal() instanceof SignedIn signedIn) {
      context.getClaims().claim("sid", signedIn.session().toString());
      if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
        context.getClaims().claim("auth_time", signedIn.since().getEpochSecond());
      }
    }
  }
}
