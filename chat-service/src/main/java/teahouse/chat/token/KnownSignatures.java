package teahouse.chat.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Verifies a signature once: whoever comes back shows the token of before, and the arithmetic is
/// the dearest part of reading it.
///
/// What is remembered is that this key signed these bytes, which stays true for ever. All that can
/// change is asked anew each time: whether the key is still shown, the time, the session's end.
/// Wrong signatures are not remembered.
final class KnownSignatures implements JWSVerifierFactory {

  private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();
  private final Map<ByteBuffer, Boolean> known;

  /// @param most that are remembered, about 150 bytes each; the oldest go first
  KnownSignatures(int most) {
    this.known =
        Collections.synchronizedMap(
            new LinkedHashMap<>() {
              private static final long serialVersionUID = 1;

              @Override
              protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
                return size() > most;
              }
            });
  }

  int size() {
    return known.size();
  }

  @Override
  public JWSVerifier createJWSVerifier(JWSHeader header, Key key) {
    return new Remembering(key);
  }

  @Override
  public Set<JWSAlgorithm> supportedJWSAlgorithms() {
    return verifiers.supportedJWSAlgorithms();
  }

  @Override
  public JCAContext getJCAContext() {
    return verifiers.getJCAContext();
  }

  private final class Remembering implements JWSVerifier {

    private final Key key;

    Remembering(Key key) {
      this.key = key;
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signed, Base64URL signature)
        throws JOSEException {
      var name = name(signed, signature.decode());
      if (known.containsKey(name)) {
        return true;
      }
      boolean isRight = verifiers.createJWSVerifier(header, key).verify(header, signed, signature);
      if (isRight) {
        known.put(name, true);
      }
      return isRight;
    }

    /// Of key, text (the header with its algorithm is part of it) and signature, each with its
    /// length: no two triples read alike.
    private ByteBuffer name(byte[] signed, byte[] signature) {
      var encodedKey = key.getEncoded();
      var lengths =
          ByteBuffer.allocate(2 * Integer.BYTES).putInt(encodedKey.length).putInt(signed.length);
      var digest = sha256();
      digest.update(lengths.array());
      digest.update(encodedKey);
      digest.update(signed);
      return ByteBuffer.wrap(digest.digest(signature));
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return verifiers.supportedJWSAlgorithms();
    }

    @Override
    public JCAContext getJCAContext() {
      return verifiers.getJCAContext();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
