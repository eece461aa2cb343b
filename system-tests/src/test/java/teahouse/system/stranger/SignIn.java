package teahouse.system.stranger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/// Authorization code + PKCE as the public client, step by step as `openapi/auth.yaml` tells it.
final class SignIn {

  private static final String CLIENT = "teahouse-mobile";
  private static final String REDIRECT = "http://127.0.0.1:53682/callback";

  private final URI origin;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String verifier = random();
  private final String state = random();

  SignIn(URI origin) {
    this.origin = origin;
  }

  Tokens with(String userName, String password) {
    Page signIn = open(authorizationUri());
    Page confirm =
        submit(
            "/sign-in",
            Form.hiddenOn(signIn.body()).and("username", userName).and("password", password));
    Page done = submit("/oauth2/authorize", Form.hiddenOn(confirm.body()));
    Map<String, String> answer = query(URI.create(done.address()));
    if (!state.equals(answer.get("state")) || !answer.containsKey("code")) {
      throw new AssertionError("no code for this state in " + done.address());
    }
    return redeem(answer.get("code"));
  }

  static Tokens refresh(URI origin, String refreshToken) {
    return new SignIn(origin)
        .token(
            Form.of(
                "grant_type", "refresh_token",
                "refresh_token", refreshToken,
                "client_id", CLIENT));
  }

  static boolean revoke(URI origin, String refreshToken) {
    Form form = Form.of("token", refreshToken, "client_id", CLIENT);
    return new SignIn(origin).post(origin.resolve("/oauth2/revoke"), form).statusCode() == 200;
  }

  private URI authorizationUri() {
    String query =
        Form.of(
                "response_type",
                "code",
                "client_id",
                CLIENT,
                "scope",
                "openid profile chat",
                "redirect_uri",
                REDIRECT,
                "state",
                state,
                "code_challenge",
                challenge(),
                "code_challenge_method",
                "S256")
            .encoded();
    return origin.resolve("/oauth2/authorize?" + query);
  }

  private Tokens redeem(String code) {
    return token(
        Form.of(
            "grant_type", "authorization_code",
            "code", code,
            "redirect_uri", REDIRECT,
            "client_id", CLIENT,
            "code_verifier", verifier));
  }

  private Tokens token(Form form) {
    HttpResponse<String> answer = post(origin.resolve("/oauth2/token"), form);
    if (answer.statusCode() != 200) {
      throw new AssertionError("token endpoint: " + answer.statusCode() + " " + answer.body());
    }
    return Tokens.of(Json.read(answer.body()));
  }

  /// A page, or the address of the client's own that the last redirect leads to.
  private record Page(String address, String body) {}

  private Page open(URI address) {
    return follow(address, send(HttpRequest.newBuilder(address).header("Accept", "text/html")));
  }

  private Page submit(String path, Form form) {
    URI address = origin.resolve(path);
    return follow(address, post(address, form));
  }

  private Page follow(URI address, HttpResponse<String> answer) {
    if (answer.statusCode() / 100 == 3) {
      URI next = address.resolve(answer.headers().firstValue("Location").orElseThrow());
      return next.toString().startsWith(REDIRECT) ? new Page(next.toString(), "") : open(next);
    }
    if (answer.statusCode() != 200) {
      throw new AssertionError(address + ": " + answer.statusCode() + " " + answer.body());
    }
    return new Page(address.toString(), answer.body());
  }

  private HttpResponse<String> post(URI address, Form form) {
    return send(
        HttpRequest.newBuilder(address)
            .header("Accept", "text/html, application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.encoded())));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return Calls.send(http, request.build());
  }

  private String challenge() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new AssertionError(everyJvmHasIt);
    }
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Map<String, String> query(URI address) {
    return Arrays.stream(address.getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }
}
