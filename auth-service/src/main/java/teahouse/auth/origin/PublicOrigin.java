package teahouse.auth.origin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where people and clients find the house, whatever this process listens on.
///
/// @param issuer `https://host` without a path: the OAuth2 issuer and the origin of the pages
/// @param audience who access tokens are for
@Validated
@ConfigurationProperties("teahouse")
public record PublicOrigin(
    @NotNull URI issuer, @NotBlank @DefaultValue("teahouse") String audience) {

  public PublicOrigin {
    if (issuer.getHost() == null || !issuer.getRawPath().isEmpty()) {
      throw new IllegalArgumentException(
          "teahouse.issuer: %s (expected: https://host[:port], without a path)".formatted(issuer));
    }
  }

  /// An address of the house.
  ///
  /// @param path begins with a slash
  public String url(String path) {
    return issuer + path;
  }

  boolean isSecure() {
    return "https".equals(issuer.getScheme());
  }
}
