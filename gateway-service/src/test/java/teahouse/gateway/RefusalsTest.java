package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static teahouse.gateway.world.Refusal.refused;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teahouse.gateway.world.Answer;
import teahouse.gateway.world.RunningGateway;
import teahouse.gateway.world.Tokens;

class RefusalsTest {

  private static final String ROOMS = "/api/v1/rooms";
  private static final String OWN = RunningGateway.ORIGIN;

  private final RunningGateway house = RunningGateway.shared();

  @ParameterizedTest
  @ValueSource(strings = {"GET /api/v1/rooms", "POST /api/v1/rooms", "GET /api/v1/users/me"})
  void theApiIsClosedToStrangers(String request) {
    String[] words = request.split(" ", 2);
    Answer answer = house.browser().send(words[0], words[1], words[0].equals("POST") ? "{}" : null);

    refused(answer, 401, "unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void aProblemIsToldInTheLanguageThatWasAskedFor() {
    assertThat(house.browser().get(ROOMS, "Accept-Language", "zh-CN,zh;q=0.9").json())
        .containsEntry("title", "请先登录");
    assertThat(house.browser().get(ROOMS, "Accept-Language", "fr").json())
        .containsEntry("title", "Please sign in");
  }

  @Test
  void signingUpIsOpenToAll() {
    assertThat(house.browser().post("/api/v1/users", "{}").service()).isEqualTo("auth");
  }

  @Test
  void anAppsTokenNeedsNoProofOfAPage() {
    String token = house.auth.tokens.accessToken("app");

    Answer answer =
        house.browser().post(ROOMS, "{}", "Authorization", "Bearer " + token, "Origin", "app://x");

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void aTokenWithoutTheScopeIsForbidden() {
    String token = house.auth.tokens.accessToken("u", claims -> claims.claim("scope", "openid"));

    refused(house.browser().get(ROOMS, "Authorization", "Bearer " + token), 403, "forbidden");
  }

  @TestFactory
  Stream<DynamicTest> aTokenThatIsNotExactlyRightOpensNothing() throws Exception {
    Tokens ours = house.auth.tokens;
    Tokens sameName = new Tokens(ours.key().getKeyID());
    Date longAgo = Date.from(Instant.now().minus(Duration.ofMinutes(5)));
    JWTClaimsSet claims = Tokens.accessClaims("u").build();
    SignedJWT hmac =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(ours.key().getKeyID()).build(), claims);
    hmac.sign(new MACSigner(ours.key().toRSAPublicKey().getEncoded()));
    String good = ours.accessToken("u");

    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("expired", ours.accessToken("u", c -> c.expirationTime(longAgo)));
    tokens.put("of another issuer", ours.accessToken("u", c -> c.issuer("https://evil.example")));
    tokens.put("for another audience", ours.accessToken("u", c -> c.audience("other")));
    tokens.put("without an expiry", ours.accessToken("u", c -> c.expirationTime(null)));
    tokens.put("without a client", ours.accessToken("u", c -> c.claim("client_id", null)));
    tokens.put("an ID token", ours.idToken("u", "n"));
    tokens.put("of type JWT", ours.signed("JWT", claims));
    tokens.put("signed by a stranger", new Tokens("unknown").accessToken("u"));
    tokens.put("signed by a stranger in our key's name", sameName.accessToken("u"));
    tokens.put("not signed", new PlainJWT(claims).serialize());
    tokens.put("signed with the public key as a password", hmac.serialize());
    tokens.put("changed", good.substring(0, good.length() - 9) + "AAAAAAAAA");
    tokens.put("cut", good.substring(0, good.length() / 2));
    tokens.put("no token", "x");

    assertThat(house.browser().get(ROOMS, "Authorization", "Bearer " + good).status())
        .isEqualTo(200);
    return tokens.entrySet().stream()
        .map(token ->
            DynamicTest.dynamicTest(
                token.getKey(),
                () -> {
                  String bearer = "Bearer " + token.getValue();
                  refused(
                      house.browser().get(ROOMS, "Authorization", bearer), 401, "unauthenticated");
                  assertThat(house.socket(true, "Authorization", bearer).status()).isEqualTo(401);
                }));
  }

  @Test
  void aSocketIsRefusedToStrangers() {
    assertThat(house.socket(true, "Origin", OWN).status()).isEqualTo(401);
    assertThat(
            house
                .socket(true, "Origin", OWN, "Cookie", RunningGateway.SESSION_COOKIE + "=forged")
                .status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"teahouse.v2", "teahouse.v1,other", "other,teahouse.v1"})
  void aSocketSpeaksExactlyOneProtocol(String subprotocols) {
    String cookie = house.cookie(house.signedIn());

    assertThat(house.socketSpeaking(subprotocols, true, "Cookie", cookie, "Origin", OWN).status())
        .isEqualTo(400);
  }

  @Test
  void theSocketsAddressWithoutAnUpgradeSaysWhatIsMissing() {
    var alice = house.signedIn();

    Answer answer = alice.browser().get("/ws", "Origin", OWN);

    refused(answer, 400, "invalid_field");
    assertThat(answer.json()).containsEntry("field", "Upgrade");
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    var alice = house.signedIn();
    int limit = 64 * 1024;

    assertThat(alice.browser().postFromPage(ROOMS, "x".repeat(limit)).status()).isEqualTo(200);
    Answer announced = alice.browser().postFromPage(ROOMS, "x".repeat(limit + 1));
    refused(announced, 413, "payload_too_large");
    assertThat(announced.json()).containsEntry("limit", limit);
    refused(
        alice.browser().postInChunks(ROOMS, List.of("x".repeat(limit), "x")),
        413,
        "payload_too_large");
  }

  @Test
  void headersOverTheLimitAreRefused() {
    refused(house.browser().get("/", "X-Large", "x".repeat(16 * 1024)), 431, "header_too_large");
    assertThat(house.browser().get("/", "X-Large", "x".repeat(40 * 1024)).status()).isEqualTo(431);
  }
}
