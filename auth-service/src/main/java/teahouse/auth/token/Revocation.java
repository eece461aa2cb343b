package teahouse.auth.token;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import teahouse.auth.session.SessionId;
import teahouse.auth.session.Sessions;

/// Signing out: whoever revokes one token of a session ends the session, here and everywhere. A
/// token that says nothing to us is no error (RFC 7009, section 2.2).
final class Revocation implements AuthenticationProvider {

  private final Grants grants;
  private final JwtDecoder accessTokens;
  private final Sessions sessions;

  Revocation(Grants grants, JwtDecoder accessTokens, Sessions sessions) {
    this.grants = grants;
    this.accessTokens = accessTokens;
    this.sessions = sessions;
  }

  private record Issued(String clientId, SessionId session) {}

  @Override
  public boolean supports(Class<?> authentication) {
    return OAuth2TokenRevocationAuthenticationToken.class.isAssignableFrom(authentication);
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    var revocation = (OAuth2TokenRevocationAuthenticationToken) attempt;
    if (!(revocation.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)
        || !client.isAuthenticated()
        || client.getRegisteredClient() == null) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
    String clientId = client.getRegisteredClient().getClientId();
    find(revocation.getToken())
        .ifPresent(issued -> {
          if (!issued.clientId().equals(clientId)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
          }
          sessions.end(issued.session(), Sessions.Reason.TOKEN_REVOKED);
        });
    return revocation;
  }

  private Optional<Issued> find(String token) {
    return grants
        .byFamily(token)
        .map(grant -> new Issued(grant.clientId(), grant.session().session()))
        .or(() -> ofAccessToken(token));
  }

  private Optional<Issued> ofAccessToken(String token) {
    try {
      Jwt jwt = accessTokens.decode(token);
      String session = jwt.getClaimAsString("sid");
      String client = jwt.getClaimAsString("client_id");
      return session == null || client == null
          ? Optional.empty()
          : Optional.of(new Issued(client, new SessionId(UUID.fromString(session))));
    } catch (JwtException notOurs) {
      return Optional.empty();
    }
  }
}
