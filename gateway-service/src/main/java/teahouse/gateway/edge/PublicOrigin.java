package teahouse.gateway.edge;

import java.net.URI;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The one origin under which browsers know this house; the OAuth2 issuer, too.
///
/// @param issuer such as `https://chat.example.org`: a scheme, a host, perhaps a port, nothing else
@ConfigurationProperties("teahouse")
public record PublicOrigin(URI issuer) {

  public PublicOrigin {
    if (issuer.getHost() == null
        || !("https".equals(issuer.getScheme()) || "http".equals(issuer.getScheme()))
        || !issuer.toString().equals(issuer.getScheme() + "://" + issuer.getRawAuthority())
        || issuer.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "teahouse.issuer: %s (expected: an origin such as https://chat.example.org)"
              .formatted(issuer));
    }
  }

  public boolean secure() {
    return "https".equals(issuer.getScheme());
  }

  /// As in an `Origin` header.
  public String value() {
    return issuer.toString();
  }

  /// As in a `Host` header.
  public String host() {
    return issuer.getRawAuthority().toLowerCase(Locale.ROOT);
  }

  public int port() {
    return issuer.getPort() >= 0 ? issuer.getPort() : secure() ? 443 : 80;
  }

  public String scheme() {
    return issuer.getScheme();
  }

  /// An address of this origin.
  ///
  /// @param path with its leading slash
  public String at(String path) {
    return issuer + path;
  }
}
