package teahouse.auth.token;

import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import teahouse.auth.origin.SecretHash;
import teahouse.auth.session.SessionId;
import teahouse.auth.session.SignedIn;

/// What the framework wants kept, read as what we keep: hashes instead of tokens.
record FrameworkGrant(OAuth2Authorization authorization) {

  /// Nothing for a service's own token, behind which nobody signed in.
  Optional<SessionId> session() {
    return authorization.getAttribute(Principal.class.getName()) instanceof SignedIn signedIn
        ? Optional.of(signedIn.session())
        : Optional.empty();
  }

  Grant.Asked asked() {
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

  Grant.Progress progress() {
    String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
    return new Grant.Progress(
        authorization.getAuthorizedScopes(),
        SecretHash.ofNullable(state),
        code(authorization.getToken(OAuth2AuthorizationCode.class)),
        refresh(authorization.getRefreshToken()));
  }

  private static Grant.@Nullable Code code(
      OAuth2Authorization.@Nullable Token<OAuth2AuthorizationCode> code) {
    if (code == null) {
      return null;
    }
    OAuth2AuthorizationCode token = code.getToken();
    return new Grant.Code(
        SecretHash.of(token.getTokenValue()),
        orEpoch(token.getIssuedAt()),
        orEpoch(token.getExpiresAt()),
        code.isInvalidated());
  }

  private static Grant.@Nullable Refresh refresh(
      OAuth2Authorization.@Nullable Token<OAuth2RefreshToken> refresh) {
    if (refresh == null) {
      return null;
    }
    OAuth2RefreshToken token = refresh.getToken();
    return RefreshTokens.familyOf(token.getTokenValue())
        .map(family ->
            new Grant.Refresh(
                SecretHash.of(family),
                SecretHash.of(token.getTokenValue()),
                orEpoch(token.getIssuedAt())))
        .orElse(null);
  }

  /// The framework's tokens may lack times in general; ours never do.
  private static Instant orEpoch(@Nullable Instant time) {
    return time == null ? Instant.EPOCH : time;
  }
}
