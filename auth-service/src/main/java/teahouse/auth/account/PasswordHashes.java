package teahouse.auth.account;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id with the parameters of OWASP's password storage cheat sheet (m = 19 MiB, t = 2, p = 1).
@Component
class PasswordHashes {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;

  /// Each takes 19 MiB: this many at once is what the heap has room for.
  private static final int MOST_AT_ONCE = 4;

  private final Semaphore room = new Semaphore(MOST_AT_ONCE, true);
  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);

  /// What an unknown name is compared with, so that it takes the time that a known one takes.
  private final String nobody = encoded("nobody has this password");

  String hash(String password) {
    return oneOfFew(() -> encoded(password));
  }

  /// Compares in a time that says nothing.
  ///
  /// @param stored the account's hash, or nothing if there is no such account
  boolean matches(String password, @Nullable String stored) {
    if (CodePoints.count(password) > PasswordRules.LONGEST) {
      return false;
    }
    String against = stored == null ? nobody : stored;
    boolean same = oneOfFew(() -> argon2.matches(composed(password), against));
    return same && stored != null;
  }

  private String encoded(String password) {
    String encoded = argon2.encode(composed(password));
    if (encoded == null) {
      throw new IllegalStateException("Argon2 gave no hash");
    }
    return encoded;
  }

  /// Keyboards and phones write the same characters differently (NIST SP 800-63B, 5.1.1.2).
  private static String composed(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private <T> T oneOfFew(Supplier<T> work) {
    room.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      room.release();
    }
  }
}
