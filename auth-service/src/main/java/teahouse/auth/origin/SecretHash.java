package teahouse.auth.origin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/// What is kept of something that was given out in clear: cookies, codes, tokens. They are long and
/// random, so a plain SHA-256 is enough, and a lookup by it takes the same time for any guess.
public final class SecretHash {

  private final byte[] bytes;

  private SecretHash(byte[] bytes) {
    this.bytes = bytes;
  }

  public static SecretHash of(String secret) {
    try {
      return new SecretHash(
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public static @Nullable SecretHash ofNullable(@Nullable String secret) {
    return secret == null ? null : of(secret);
  }

  /// As it was stored.
  public static @Nullable SecretHash stored(byte @Nullable [] bytes) {
    return bytes == null ? null : new SecretHash(bytes.clone());
  }

  /// 32 bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SecretHash that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return bytes[0];
  }
}
