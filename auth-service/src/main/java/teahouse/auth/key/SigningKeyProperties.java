package teahouse.auth.key;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How signing keys are kept.
///
/// @param encryptionKey a long random text that seals private keys in the database; whoever has it
///   and the database can sign tokens. Changing it makes the stored keys unreadable.
/// @param life how long a key signs before the next takes over
@Validated
@ConfigurationProperties("teahouse.signing-keys")
record SigningKeyProperties(
    @NotNull @Size(min = 24) String encryptionKey, @NotNull @DefaultValue("30d") Duration life) {

  /// Without the secret.
  @Override
  public String toString() {
    return "SigningKeyProperties[life=" + life + "]";
  }
}
