package teahouse.chat.testing;

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
import com.sun.net.httpserver.HttpExchange;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import teahouse.chat.vocabulary.UserId;

/// Stands in for auth-service: shows a JWK set and signs tokens as `contracts/README.md` has them.
public final class TestIssuer {

  public static final String ISSUER = "http://teahouse.test";

  private static final TestIssuer SHARED = new TestIssuer();

  private volatile RSAKey key;
  private final HttpServer server;
  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicInteger fetches = new AtomicInteger();

  public TestIssuer() {
    try {
      key = newKey("test-1");
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/oauth2/jwks", this::showKeys);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One for all tests, gone when the JVM is gone.
  public static TestIssuer shared() {
    return SHARED;
  }

  public static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).algorithm(JWSAlgorithm.RS256).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public URI jwkSetUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/oauth2/jwks");
  }

  /// How often somebody asked for the keys.
  public int fetches() {
    return fetches.get();
  }

  /// From now on it shows another key and signs with it; the one before is shown no more.
  public void changeKey() {
    key = newKey("test-2");
  }

  /// From now on it answers 503.
  public void fail() {
    failing.set(true);
  }

  public void stop() {
    server.stop(0);
  }

  /// A valid token, lasting 10 minutes.
  public String token(UserId user, String session) {
    return token(user, session, _ -> {});
  }

  /// A token with some claims other than they should be.
  public String token(UserId user, String session, Consumer<JWTClaimsSet.Builder> change) {
    return token(key, "at+jwt", user, session, change);
  }

  /// A token of another type.
  public String token(String type, UserId user, String session) {
    return token(key, type, user, session, _ -> {});
  }

  /// A token with everything other than it should be.
  public String token(
      RSAKey signer,
      String type,
      UserId user,
      String session,
      Consumer<JWTClaimsSet.Builder> change) {
    var now = Instant.now(Clock.systemUTC());
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience("teahouse")
            .subject(user.toString())
            .claim("client_id", "gateway")
            .claim("scope", "openid profile chat")
            .claim("sid", session)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
            .jwtID(UUID.randomUUID().toString());
    change.accept(claims);
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(new JOSEObjectType(type))
            .keyID(signer.getKeyID())
            .build();
    try {
      var token = new SignedJWT(header, claims.build());
      token.sign(new RSASSASigner(signer));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void showKeys(HttpExchange exchange) throws IOException {
    fetches.incrementAndGet();
    var body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(failing.get() ? 503 : 200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
