package teahouse.auth.token;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The OAuth2 clients of the house.
@Validated
@ConfigurationProperties("teahouse.clients")
record ClientProperties(
    @NotNull @Valid Confidential gateway,
    @NotNull @Valid Confidential chatService,
    @Valid @DefaultValue Public mobile) {

  /// A client that can keep a secret.
  ///
  /// @param secret a long random text, the same in the client's configuration
  record Confidential(@NotNull @Size(min = 20) String secret) {

    /// Without the secret.
    @Override
    public String toString() {
      return "Confidential[]";
    }
  }

  /// Clients on people's own devices.
  ///
  /// @param redirectUris of `teahouse-mobile`; a loopback address stands for any port of it
  record Public(@NotEmpty @DefaultValue("http://127.0.0.1/callback") List<String> redirectUris) {}
}
