package teahouse.auth.key;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import teahouse.auth.origin.SecretHash;

/// Seals private keys for the database: AES-256-GCM, a fresh nonce each, bound to the key's id so
/// that one row's key cannot be passed off as another's.
@Component
class KeySeal {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  KeySeal(SigningKeyProperties properties) {
    this.key = new SecretKeySpec(SecretHash.of(properties.encryptionKey()).bytes(), "AES");
  }

  String seal(RSAKey plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] text = plain.toJSONString().getBytes(StandardCharsets.UTF_8);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, plain.getKeyID(), text);
    return Base64.getEncoder()
        .encodeToString(
            ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
  }

  RSAKey open(String kid, String stored) {
    ByteBuffer parts = ByteBuffer.wrap(Base64.getDecoder().decode(stored));
    byte[] nonce = new byte[NONCE_BYTES];
    byte[] sealed = new byte[parts.remaining() - NONCE_BYTES];
    parts.get(nonce).get(sealed);
    byte[] text = run(Cipher.DECRYPT_MODE, nonce, kid, sealed);
    try {
      return RSAKey.parse(new String(text, StandardCharsets.UTF_8));
    } catch (ParseException e) {
      throw new IllegalStateException("signing key " + kid + ": sealed, but no JWK inside", e);
    }
  }

  private byte[] run(int mode, byte[] nonce, String kid, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "signing key %s cannot be read (expected: teahouse.signing-keys.encryption-key as it was"
                  .formatted(kid)
              + " when the key was made)",
          e);
    }
  }
}
