package teahouse.history.testing;

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
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/// Stands in for auth-service: publishes a key and signs with it.
public final class TestKeys {

  public static final String ISSUER = "http://localhost:8080";

  private static final TestKeys SHARED = new TestKeys(Clock.systemUTC());

  private final RSAKey key;
  private final Clock clock;
  private final HttpServer server;

  @SuppressWarnings("AddressSelection") // a loopback address has one
  private TestKeys(Clock clock) {
    this.clock = clock;
    try {
      key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/oauth2/jwks",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
  }

  public static TestKeys shared() {
    return SHARED;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/oauth2/jwks");
  }

  public String userToken(Person person) {
    return sign(claims(person.id().toString(), "chat").claim("sid", person.session()));
  }

  public String serviceToken(String scope) {
    return sign(claims("chat-service", scope));
  }

  /// What a token of auth-service says, for tests that change one thing about it.
  public JWTClaimsSet.Builder claims(String subject, String scope) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience("teahouse")
        .subject(subject)
        .claim("client_id", "test")
        .claim("scope", scope)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
        .jwtID(UUID.randomUUID().toString());
  }

  public String sign(JWTClaimsSet.Builder claims) {
    return sign(claims, new JOSEObjectType("at+jwt"), key);
  }

  public RSAKey key() {
    return key;
  }

  public String sign(JWTClaimsSet.Builder claims, JOSEObjectType type, RSAKey signer) {
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signer.getKeyID()).type(type).build(),
              claims.build());
      token.sign(new RSASSASigner(signer));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
