package teahouse.auth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/// One attempt of a client to get tokens: code and PKCE, as any OAuth2 library does it.
record Flow(
    String clientId, String secret, String redirect, String state, String nonce, String verifier) {

  private static final SecureRandom CHANCE = new SecureRandom();

  static Flow ofGateway(URI origin) {
    return new Flow(
        "gateway",
        Person.GATEWAY_SECRET,
        origin + "/session/callback",
        chance(),
        chance(),
        chance());
  }

  static Flow ofMobile() {
    return new Flow("teahouse-mobile", "", Person.MOBILE_REDIRECT, chance(), chance(), chance());
  }

  String authorizePath() {
    return "/oauth2/authorize?response_type=code&client_id=%s&scope=%s&redirect_uri=%s&state=%s"
            .formatted(
                clientId, Person.encoded("openid profile chat"), Person.encoded(redirect), state)
        + "&nonce=%s&code_challenge=%s&code_challenge_method=S256"
            .formatted(nonce, sha256(verifier));
  }

  /// The fields of a request to the token endpoint, as this client authenticates.
  List<Map.Entry<String, String>> asClient(String... namesAndValues) {
    var fields = new ArrayList<Map.Entry<String, String>>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(Map.entry(namesAndValues[i], namesAndValues[i + 1]));
    }
    fields.add(Map.entry("client_id", clientId));
    if (!secret.isEmpty()) {
      fields.add(Map.entry("client_secret", secret));
    }
    return fields;
  }

  String codeIn(Answer answer) {
    if (!answer.location().startsWith(redirect)) {
      throw new AssertionError(
          "%d %s (expected: a redirect to %s)%n%s"
              .formatted(answer.status(), answer.location(), redirect, answer.body()));
    }
    var query = UriComponentsBuilder.fromUriString(answer.location()).build().getQueryParams();
    String code = query.getFirst("code");
    if (code == null || !state.equals(query.getFirst("state"))) {
      throw new AssertionError(answer.location());
    }
    return code;
  }

  private static String chance() {
    byte[] bytes = new byte[32];
    CHANCE.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
