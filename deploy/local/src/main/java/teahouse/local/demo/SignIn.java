package teahouse.local.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Sign-in as a mobile app does it: authorization code with PKCE, through the pages that people
/// see. The steps are told in `contracts/openapi/auth.yaml`.
final class SignIn {
  private static final String CLIENT = "teahouse-mobile";
  private static final String REDIRECT = "http://127.0.0.1:1/callback";
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI origin;

  SignIn(URI origin) {
    this.origin = origin;
  }

  /// An access token for the person.
  String token(Person person) throws IOException, InterruptedException {
    var verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
    var signIn = get("/oauth2/authorize?" + authorization(verifier).encoded());
    var consent =
        post(
            "/sign-in",
            Form.in(signIn.body())
                .with("username", person.userName())
                .with("password", person.password()));
    var arrival =
        consent.isAtTheClient() ? consent : post("/oauth2/authorize", Form.in(consent.body()));
    return redeem(arrival.code(), verifier);
  }

  private static Form authorization(String verifier) {
    return Form.empty()
        .with("response_type", "code")
        .with("client_id", CLIENT)
        .with("scope", "openid profile chat")
        .with("redirect_uri", REDIRECT)
        .with("state", UUID.randomUUID().toString())
        .with("code_challenge", challenge(verifier))
        .with("code_challenge_method", "S256");
  }

  private String redeem(String code, String verifier) throws IOException, InterruptedException {
    var answer =
        post(
            "/oauth2/token",
            Form.empty()
                .with("grant_type", "authorization_code")
                .with("code", code)
                .with("redirect_uri", REDIRECT)
                .with("client_id", CLIENT)
                .with("code_verifier", verifier));
    return JsonMapper.shared().readTree(answer.body()).get("access_token").asString();
  }

  private static String challenge(String verifier) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private Page get(String path) throws IOException, InterruptedException {
    return follow(HttpRequest.newBuilder(origin.resolve(path)));
  }

  private Page post(String path, Form form) throws IOException, InterruptedException {
    return follow(
        HttpRequest.newBuilder(origin.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", origin.toString())
            .POST(HttpRequest.BodyPublishers.ofString(form.encoded())));
  }

  /// Goes where redirects lead, up to the door of the client, where nobody listens.
  private Page follow(HttpRequest.Builder next) throws IOException, InterruptedException {
    var answer = http.send(next.header("Accept", "text/html").build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IOException(
          answer.uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    var location = answer.headers().firstValue("Location").map(answer.uri()::resolve);
    if (location.isEmpty()) {
      return new Page(answer.uri(), answer.body());
    }
    var page = new Page(location.get(), "");
    return page.isAtTheClient() ? page : follow(HttpRequest.newBuilder(page.uri()));
  }

  private record Page(URI uri, String body) {
    boolean isAtTheClient() {
      return uri.toString().startsWith(REDIRECT);
    }

    String code() throws IOException {
      var found = CODE.matcher(uri.toString());
      if (!found.find()) {
        throw new IOException("sign-in ended at " + uri + " (expected: a code)");
      }
      return URLDecoder.decode(found.group(1), UTF_8);
    }
  }
}
