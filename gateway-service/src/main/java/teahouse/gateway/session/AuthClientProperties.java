package teahouse.gateway.session;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How this house presents itself to auth-service.
///
/// @param authUri auth-service, by the back channel
/// @param tokenUri its token endpoint, by the back channel
@Validated
@ConfigurationProperties("teahouse")
record AuthClientProperties(
    @NotNull URI authUri, @NotNull URI tokenUri, @NotNull @Valid Clients clients) {

  record Clients(@NotNull @Valid Gateway gateway) {}

  /// @param secret a long random text, the same in auth-service's configuration
  record Gateway(@NotBlank String secret) {

    /// Without the secret: this ends up in logs.
    @Override
    public String toString() {
      return "Gateway[secret]";
    }
  }

  String secret() {
    return clients.gateway().secret();
  }

  URI revocationUri() {
    return authUri.resolve("/oauth2/revoke");
  }
}
