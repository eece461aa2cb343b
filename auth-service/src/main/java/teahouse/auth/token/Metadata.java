package teahouse.auth.token;

import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.stereotype.Component;

/// Discovery that promises what there is. The framework's lists all that it could do.
@Component
class Metadata {

  private static final List<String> GRANTS =
      List.of("authorization_code", "refresh_token", "client_credentials");
  private static final List<String> CLIENT_AUTHENTICATION =
      List.of("client_secret_basic", "client_secret_post", "none");
  private static final List<String> SCOPES = List.of("openid", "profile", "chat");

  void ofServer(OAuth2AuthorizationServerMetadata.Builder metadata) {
    metadata.claims(Metadata::honest);
  }

  void ofProvider(OidcProviderConfiguration.Builder metadata) {
    metadata.claims(claims -> {
      honest(claims);
      claims.put("prompt_values_supported", List.of("create"));
      claims.put(
          "claims_supported", List.of("sub", "sid", "auth_time", "name", "preferred_username"));
    });
  }

  private static void honest(Map<String, Object> claims) {
    claims.remove("end_session_endpoint");
    claims.remove("introspection_endpoint");
    claims.remove("introspection_endpoint_auth_methods_supported");
    claims.remove("tls_client_certificate_bound_access_tokens");
    claims.remove("dpop_signing_alg_values_supported");
    claims.put("grant_types_supported", GRANTS);
    claims.put("token_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION);
    claims.put("revocation_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION);
    claims.put("scopes_supported", SCOPES);
  }
}
