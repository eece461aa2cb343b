package teahouse.gateway.world;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;

/// Makes tokens as auth-service does, and as nobody should.
public final class Tokens {

  private final RSAKey key;

  public Tokens(String keyId) {
    this.key = newKey(keyId);
  }

  public String keySet() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  public RSAKey key() {
    return key;
  }

  public String accessToken(String user) {
    return accessToken(user, _ -> {});
  }

  public String accessToken(String user, Consumer<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims = accessClaims(user);
    change.accept(claims);
    return signed("at+jwt", claims.build());
  }

  public static JWTClaimsSet.Builder accessClaims(String user) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(RunningGateway.ORIGIN)
        .audience("teahouse")
        .subject(user)
        .claim("client_id", "gateway")
        .claim("scope", "openid profile chat")
        .claim("sid", UUID.randomUUID().toString())
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))));
  }

  public String idToken(String user, String nonce) {
    Instant now = Instant.now();
    return signed(
        "JWT",
        new JWTClaimsSet.Builder()
            .issuer(RunningGateway.ORIGIN)
            .audience("gateway")
            .subject(user)
            .claim("nonce", nonce)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
            .build());
  }

  public String signed(String type, JWTClaimsSet claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(new JOSEObjectType(type))
            .keyID(key.getKeyID())
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    return token.serialize();
  }

  private static RSAKey newKey(String keyId) {
    try {
      return new RSAKeyGenerator(2048).keyID(keyId).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
