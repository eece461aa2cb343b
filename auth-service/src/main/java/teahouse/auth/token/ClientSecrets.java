package teahouse.auth.token;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import teahouse.auth.origin.SecretHash;

/// Client secrets are long and random and come from configuration: nothing slows down comparing
/// them, unlike passwords.
final class ClientSecrets implements PasswordEncoder {

  @Override
  public @Nullable String encode(@Nullable CharSequence secret) {
    return secret == null ? null : secret.toString();
  }

  @Override
  public boolean matches(@Nullable CharSequence shown, @Nullable String configured) {
    return shown != null
        && configured != null
        && SecretHash.of(shown.toString()).equals(SecretHash.of(configured));
  }

  @Override
  public boolean upgradeEncoding(@Nullable String configured) {
    return false;
  }
}
