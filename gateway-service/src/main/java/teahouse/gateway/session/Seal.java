package teahouse.gateway.session;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Puts values into cookies that nobody else can read or change: JWE, `dir` with A256GCM. Not
/// compressed (RFC 8725, 3.6: length would tell about content).
@Component
class Seal {

  private static final int KEY_ID_BYTES = 6;

  /// By key id; the sealing key first.
  private final Map<String, SecretKey> keys = new LinkedHashMap<>();

  private final String sealingKeyId;

  Seal(CookieKeyProperties properties) {
    for (byte[] key : properties.keys()) {
      keys.put(idOf(key), new SecretKeySpec(key, "AES"));
    }
    this.sealingKeyId = idOf(properties.keys().getFirst());
  }

  /// @param purpose for which alone it can be opened again
  String close(String purpose, Map<String, Object> content) {
    JWEHeader header =
        new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
            .keyID(sealingKeyId)
            .type(new JOSEObjectType(purpose))
            .build();
    JWEObject sealed = new JWEObject(header, new Payload(content));
    try {
      sealed.encrypt(new DirectEncrypter(keys.get(sealingKeyId)));
    } catch (JOSEException e) {
      throw new IllegalStateException("AES-256-GCM does not work here", e);
    }
    return sealed.serialize();
  }

  /// Empty for whatever was not sealed here for this purpose: forged, changed, cut, or of a key
  /// that is gone.
  Optional<Map<String, Object>> open(String purpose, String sealed) {
    try {
      JWEObject box = JWEObject.parse(sealed);
      SecretKey key = keys.get(box.getHeader().getKeyID());
      if (key == null || !new JOSEObjectType(purpose).equals(box.getHeader().getType())) {
        return Optional.empty();
      }
      box.decrypt(new DirectDecrypter(key));
      return Optional.ofNullable(box.getPayload().toJSONObject());
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  private static String idOf(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(digest, 0, KEY_ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
