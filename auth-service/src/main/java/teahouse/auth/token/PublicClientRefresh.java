package teahouse.auth.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// Lets a client without a secret refresh and revoke: there its refresh token is all the proof it
/// has. The framework knows such clients by their code verifier alone.
final class PublicClientRefresh implements AuthenticationConverter, AuthenticationProvider {

  private final RegisteredClientRepository clients;

  PublicClientRefresh(RegisteredClientRepository clients) {
    this.clients = clients;
  }

  /// A claim to be a client; a type of its own, so that no other provider takes it.
  private static final class Claim extends OAuth2ClientAuthenticationToken {

    Claim(String clientId) {
      super(clientId, ClientAuthenticationMethod.NONE, null, Map.of());
    }
  }

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    boolean secretly =
        request.getHeader(HttpHeaders.AUTHORIZATION) != null
            || request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null
            || request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION) != null;
    boolean refreshOrRevoke =
        "refresh_token".equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE))
            || request.getRequestURI().equals("/oauth2/revoke");
    String[] ids = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
    return !secretly && refreshOrRevoke && ids != null && ids.length == 1
        ? new Claim(ids[0])
        : null;
  }

  @Override
  public Authentication authenticate(Authentication claim) {
    RegisteredClient client = clients.findByClientId(claim.getName());
    if (client == null
        || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
    return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return Claim.class.isAssignableFrom(authentication);
  }
}
