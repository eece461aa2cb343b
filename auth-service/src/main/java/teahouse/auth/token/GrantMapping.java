package teahouse.auth.token;

import java.security.Principal;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import teahouse.auth.origin.SecretHash;
import teahouse.auth.session.SessionId;
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
  OAuth2Authorization withRefreshToken(Grant grant, String token) {
    SignedIn session = grant.session();
    Map<String, Object> claims =
        Map.of(
            "sub", session.getName(),
            "sid", session.session().toString(),
            "auth_time", Date.from(session.since()));
    return authorization(grant)
        .refreshToken(new OAuth2RefreshToken(token, grant.refreshIssuedAt(), session.until()))
        .token(new OidcIdToken("kept by the client", session.since(), session.until(), claims))
        .build();
  }

  boolean isCurrent(Grant grant, String token) {
    return SecretHash.of(token).equals(grant.refreshHash());
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

  /// Nothing for a service's own token, behind which nobody signed in.
  Optional<SessionId> sessionOf(OAuth2Authorization authorization) {
    return authorization.getAttribute(Principal.class.getName()) instanceof SignedIn signedIn
        ? Optional.of(signedIn.session())
        : Optional.empty();
  }

  Grant.Asked askedOf(OAuth2Authorization authorization) {
    OAuth2AuthorizationRequest request =
        authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
    if (request == null) {
      throw new IllegalStateException("an authorization without its request");
    }
    Map<String, Object> more = request.getAdditionalParameters();
    return new Grant.Asked(
        Optional.ofNullable(request.getRedirectUri()).orElse(""),
        Optional.ofNullable(request.getScopes()).orElse(Set.of()),
        request.getState(),
        (String) more.get(OidcParameterNames.NONCE),
        String.valueOf(more.get(PkceParameterNames.CODE_CHALLENGE)));
  }

  GrantTable.Progress progressOf(OAuth2Authorization authorization) {
    String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
    var code = authorization.getToken(OAuth2AuthorizationCode.class);
    var refresh = authorization.getRefreshToken();
    String refreshText = refresh == null ? null : refresh.getToken().getTokenValue();
    return new GrantTable.Progress(
        authorization.getAuthorizedScopes(),
        SecretHash.ofNullable(state),
        code == null ? null : SecretHash.ofNullable(code.getToken().getTokenValue()),
        code == null ? null : code.getToken().getIssuedAt(),
        code == null ? null : code.getToken().getExpiresAt(),
        code != null && code.isInvalidated(),
        refreshText == null
            ? null
            : RefreshTokens.familyOf(refreshText).map(SecretHash::of).orElse(null),
        SecretHash.ofNullable(refreshText),
        refresh == null ? null : refresh.getToken().getIssuedAt());
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
