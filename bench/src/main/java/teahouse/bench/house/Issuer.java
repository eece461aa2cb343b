package teahouse.bench.house;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/// Signs access tokens as auth-service does (RFC 9068, RS256), and shows the key to check them by.
public final class Issuer implements AutoCloseable {

  static final String NAME = "http://" + House.PUBLIC_HOST;

  private static final Duration LIFE = Duration.ofHours(2);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair key;
  private final HttpServer server;
  private final Clock clock;

  Issuer(Clock clock) {
    this.clock = clock;
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      key = generator.generateKeyPair();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/oauth2/jwks", this::showKey);
    server.start();
  }

  URI jwkSetUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/oauth2/jwks");
  }

  /// A person's token, which outlives any run.
  public String token(UUID person) {
    var now = clock.instant();
    var signed =
        part("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"bench\"}")
            + "."
            + part(
                """
                {"iss":"%s","aud":["teahouse"],"sub":"%s","client_id":"gateway",\
                "scope":["openid","profile","chat"],"sid":"%s","jti":"%s","iat":%d,"exp":%d}\
                """
                    .formatted(
                        NAME,
                        person,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        now.getEpochSecond(),
                        now.plus(LIFE).getEpochSecond()));
    return signed + "." + BASE64.encodeToString(signature(signed));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private byte[] signature(String text) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void showKey(HttpExchange exchange) throws IOException {
    var shown = (RSAPublicKey) key.getPublic();
    var body =
        """
        {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"bench","n":"%s","e":"%s"}]}\
        """
            .formatted(number(shown.getModulus()), number(shown.getPublicExponent()))
            .getBytes(StandardCharsets.US_ASCII);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /// Without the sign's byte (RFC 7518, 6.3.1).
  private static String number(BigInteger number) {
    var bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
