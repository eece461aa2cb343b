package teahouse.gateway.session;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The keys that cookies are encrypted with, each 32 random bytes in base64url.
///
/// @param key seals new cookies, and opens them
/// @param formerKeys still open what they sealed; drop one when the cookies of its time are gone
@Validated
@ConfigurationProperties("teahouse.session-cookie")
record CookieKeyProperties(@NotNull String key, @DefaultValue List<String> formerKeys) {

  private static final int KEY_BYTES = 32;

  CookieKeyProperties {
    keyBytes("teahouse.session-cookie.key", key);
    formerKeys.forEach(former -> keyBytes("teahouse.session-cookie.former-keys", former));
  }

  /// The sealing key first.
  List<byte[]> keys() {
    List<byte[]> all = new ArrayList<>();
    all.add(keyBytes("teahouse.session-cookie.key", key));
    formerKeys.forEach(former -> all.add(keyBytes("teahouse.session-cookie.former-keys", former)));
    return all;
  }

  private static byte[] keyBytes(String property, String encoded) {
    byte[] bytes = decoded(property, encoded);
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "%s: %d bytes (expected: %d, in base64url)".formatted(property, bytes.length, KEY_BYTES));
    }
    return bytes;
  }

  private static byte[] decoded(String property, String encoded) {
    try {
      return Base64.getUrlDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      // Without the cause, which would show a part of the key.
      throw new IllegalArgumentException(property + ": not base64url");
    }
  }

  /// Without the keys: this ends up in logs.
  @Override
  public String toString() {
    return "CookieKeyProperties[" + (1 + formerKeys.size()) + " keys]";
  }
}
