package teahouse.auth.token;

import java.security.Principal;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import teahouse.auth.origin.PublicOrigin;
import teahouse.auth.session.SignedIn;

/// Between a row and what the framework works with. Only hashes are stored, so a token's text is in
/// what is read only if the reader brought it.
@Component
class GrantMapping {

  private final RegisteredClientRepository clients;
  private final String authorizeUrl;

  GrantMapping(RegisteredClientRepository clients, PublicOrigin origin) {
    this.clients = clients;
    this.authorizeUrl = origin.url("/oauth2/authorize");
  }

  OAuth2Authorization confirming(Grant grant, String state) {
    return authorization(grant).attribute(OAuth2ParameterNames.STATE, state).build();
  }

  OAuth2Authorization withCode(Grant grant, String code) {
    Grant.Code life = grant.code();
    if (life == null) {
      throw new IllegalStateException("grant " + grant.id() + " was found by a code it has not");
    }
    return authorization(grant)
        .token(
            new OAuth2AuthorizationCode(code, life.issuedAt(), life.expiresAt()),
            metadata ->
                metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, life.used()))
        .build();
  }

  /// With a stand-in for the ID token, from which a refresh takes the session over.
  OAuth2Authorization withRefreshToken(Grant grant, Grant.Refresh current, String token) {
    SignedIn session = grant.session();
    Map<String, Object> claims =
        Map.of(
            "sub", session.getName(),
            "sid", session.session().toString(),
            "auth_time", Date.from(session.since()));
    return authorization(grant)
        .refreshToken(new OAuth2RefreshToken(token, current.issuedAt(), session.until()))
        .token(new OidcIdToken("kept by the client", session.since(), session.until(), claims))
        .build();
  }

  OAuth2Authorization.Builder authorization(Grant grant) {
    var client = clients.findById(grant.clientId());
    if (client == null) {
      throw new IllegalStateException(
          "grant %s: client %s is no longer configured".formatted(grant.id(), grant.clientId()));
    }
    return OAuth2Authorization.withRegisteredClient(client)
        .id(grant.id())
        .principalName(grant.session().getName())
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizedScopes(grant.granted())
        .attribute(Principal.class.getName(), grant.session())
        .attribute(OAuth2AuthorizationRequest.class.getName(), request(grant));
  }

  private OAuth2AuthorizationRequest request(Grant grant) {
    Grant.Asked asked = grant.asked();
    var more = new HashMap<String, Object>();
    more.put(PkceParameterNames.CODE_CHALLENGE, asked.codeChallenge());
    more.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
    if (asked.nonce() != null) {
      more.put(OidcParameterNames.NONCE, asked.nonce());
    }
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(authorizeUrl)
        .clientId(grant.clientId())
        .redirectUri(asked.redirectUri())
        .scopes(asked.scopes())
        .state(asked.state())
        .additionalParameters(more)
        .build();
  }
}
