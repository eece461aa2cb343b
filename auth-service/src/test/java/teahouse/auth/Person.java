package teahouse.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Somebody with a browser that keeps cookies, knows no code of ours and follows no redirect by
/// itself.
final class Person {

  static final String PASSWORD = "plum wine and paper boats";
  static final String MOBILE_REDIRECT = "http://127.0.0.1:49152/callback";
  static final String GATEWAY_SECRET = "insecure-local-gateway";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final AtomicLong COUNT = new AtomicLong(new SecureRandom().nextInt(1 << 20));

  private final URI origin;
  private final String userName;
  private final HttpClient http;

  private Person(URI origin, String userName, CookieManager cookies) {
    this.origin = origin;
    this.userName = userName;
    this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
  }

  static Person at(Replica replica) {
    return new Person(replica.origin(), freshName(), new CookieManager());
  }

  static Person named(Replica replica, String userName) {
    return new Person(replica.origin(), userName, new CookieManager());
  }

  static String freshName() {
    return "guest-" + COUNT.incrementAndGet();
  }

  /// The same person with the same browser, whom another replica answers.
  Person movedTo(Replica replica) {
    return new Person(
        replica.origin(), userName, (CookieManager) http.cookieHandler().orElseThrow());
  }

  /// The same person with another browser.
  Person onAnotherDevice() {
    return new Person(origin, userName, new CookieManager());
  }

  String userName() {
    return userName;
  }

  Person withAccount() {
    Answer answer = signUp(userName, "Guest " + userName, PASSWORD);
    if (answer.status() != 201) {
      throw new AssertionError("sign-up: " + answer.status() + " " + answer.body());
    }
    return this;
  }

  Answer signUp(String name, String displayName, String password) {
    return postJson(
        "/api/v1/users",
        Map.of("userName", name, "displayName", displayName, "password", password));
  }

  /// From the authorization request through the sign-in form to whatever comes then.
  Answer authorizes(Flow flow) {
    Answer asked = get(flow.authorizePath());
    return asked.location().equals("/sign-in") ? signsIn() : asked;
  }

  Answer signsIn() {
    return submits("/sign-in", Map.of("username", userName, "password", PASSWORD));
  }

  /// Opens a page and sends its form, with what it hides and what is typed.
  Answer submits(String page, Map<String, String> typed) {
    return post(page, get(page).formWith(typed));
  }

  /// The code that the gateway's flow ends with.
  String gatewayCode(Flow flow) {
    Answer answer = authorizes(flow);
    Answer redirected =
        answer.location().startsWith("/oauth2/authorize") ? get(answer.location()) : answer;
    return flow.codeIn(redirected);
  }

  /// The code that a mobile app's flow ends with, after the person said yes.
  String mobileCode(Flow flow) {
    Answer answer = authorizes(flow);
    Answer toConfirm =
        answer.location().startsWith("/oauth2/authorize") ? get(answer.location()) : answer;
    Answer page = get(toConfirm.pathOfLocation());
    return flow.codeIn(post("/oauth2/authorize", page.formWith(Map.of())));
  }

  Tokens gatewayTokens() {
    var flow = Flow.ofGateway(origin);
    return new Tokens(exchange(flow, gatewayCode(flow)).json());
  }

  Tokens mobileTokens() {
    var flow = Flow.ofMobile();
    return new Tokens(exchange(flow, mobileCode(flow)).json());
  }

  Answer exchange(Flow flow, String code) {
    var fields =
        flow.asClient(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            flow.redirect(),
            "code_verifier",
            flow.verifier());
    return post("/oauth2/token", fields);
  }

  Answer refresh(Flow flow, String token) {
    return post(
        "/oauth2/token", flow.asClient("grant_type", "refresh_token", "refresh_token", token));
  }

  Answer revoke(Flow flow, String token) {
    return post("/oauth2/revoke", flow.asClient("token", token));
  }

  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer post(String path, List<Map.Entry<String, String>> fields, String... headers) {
    String form =
        fields.stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path, headers)
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  Answer postJson(String path, Object body, String... headers) {
    String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
    return send(
        request(path, headers)
            .setHeader("Content-Type", "application/json")
            .setHeader("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(text)));
  }

  Answer send(String verb, String path, String contentType, String body, String... headers) {
    return send(
        request(path, headers)
            .setHeader("Content-Type", contentType)
            .method(verb, HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(origin.resolve(path)).setHeader("Accept", "text/html, */*;q=0.8");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
