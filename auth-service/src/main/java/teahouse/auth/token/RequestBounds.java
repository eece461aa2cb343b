package teahouse.auth.token;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/// What a client may ask us to keep is bounded; the framework bounds nothing.
final class RequestBounds implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

  private static final int LONGEST_STATE = 1000;
  private static final int LONGEST_NONCE = 500;
  private static final int LONGEST_REDIRECT = 500;

  /// A SHA-256 in base64url is always this.
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  @Override
  public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
    Map<String, Object> more = request.getAdditionalParameters();
    if (isLonger(request.getRedirectUri(), LONGEST_REDIRECT)) {
      throw refusal("redirect_uri: too long", null);
    }
    if (isLonger(request.getState(), LONGEST_STATE)) {
      throw refusal("state: too long", null);
    }
    if (isLonger(more.get(OidcParameterNames.NONCE), LONGEST_NONCE)) {
      throw refusal("nonce: too long", request);
    }
    Object challenge = more.get(PkceParameterNames.CODE_CHALLENGE);
    if (challenge instanceof String text && !CHALLENGE.matcher(text).matches()) {
      throw refusal("code_challenge: not 43 characters of base64url", request);
    }
  }

  private static boolean isLonger(@Nullable Object text, int most) {
    return text instanceof String known && known.length() > most;
  }

  /// Without the request, the answer is a page and no redirect.
  private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(
      String reason, @Nullable OAuth2AuthorizationCodeRequestAuthenticationToken request) {
    return new OAuth2AuthorizationCodeRequestAuthenticationException(
        new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, reason, null), request);
  }
}
