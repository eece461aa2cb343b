package teahouse.gateway.world;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import teahouse.gateway.TeahouseGatewayApplication;

/// A gateway on ports of its own, as behind a load balancer that speaks https for
/// `teahouse.example`.
public final class RunningGateway implements AutoCloseable {

  public static final String HOST = "teahouse.example";
  public static final String ORIGIN = "https://" + HOST;
  public static final String SESSION_COOKIE = "__Host-teahouse_session";

  public static final String COOKIE_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

  public final MovableClock clock = new MovableClock();
  public final FakeAuth auth;
  public final FakeChat chat;
  public final FakeService history;

  private final ConfigurableApplicationContext context;

  private RunningGateway(
      FakeAuth auth, FakeChat chat, FakeService history, Map<String, String> more) {
    this.auth = auth;
    this.chat = chat;
    this.history = history;
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("server.port", "0");
    properties.put("server.address", "127.0.0.1");
    properties.put("management.server.port", "0");
    properties.put("management.server.address", "127.0.0.1");
    properties.put("teahouse.issuer", ORIGIN);
    properties.put("teahouse.jwk-set-uri", auth.uri() + "/oauth2/jwks");
    properties.put("teahouse.token-uri", auth.uri() + "/oauth2/token");
    properties.put("teahouse.auth-uri", auth.uri());
    properties.put("teahouse.chat-uri", chat.uri());
    properties.put("teahouse.history-uri", history.uri());
    properties.put("teahouse.clients.gateway.secret", FakeAuth.SECRET);
    properties.put("teahouse.session-cookie.key", COOKIE_KEY);
    // Tests come from one address, and fast.
    properties.put("teahouse.rate-limit.address.burst", "100000");
    properties.putAll(more);
    SpringApplication application = new SpringApplication(TeahouseGatewayApplication.class);
    application.addInitializers(
        starting -> starting.getBeanFactory().addBeanPostProcessor(new Staging(clock)));
    this.context =
        application.run(
            properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new));
  }

  /// The one that tests share which change nothing about it.
  public static RunningGateway shared() {
    return Shared.GATEWAY;
  }

  /// One for a single test.
  ///
  /// @param more name, value, name, value …
  public static RunningGateway with(String... more) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (int i = 0; i < more.length; i += 2) {
      properties.put(more[i], more[i + 1]);
    }
    return new RunningGateway(
        new FakeAuth(), new FakeChat(), new FakeService("history"), properties);
  }

  /// One for a single test, whose auth-service gives no keys.
  public static RunningGateway withAuthAway() {
    FakeAuth auth = new FakeAuth();
    auth.at("/oauth2/jwks", (_, response) -> response.status(503).send());
    return new RunningGateway(auth, new FakeChat(), new FakeService("history"), Map.of());
  }

  public Browser browser() {
    return new Browser(port(), HOST);
  }

  /// For the port of health and metrics.
  public Browser operator() {
    return new Browser(
        property("local.management.port"), "127.0.0.1:" + property("local.management.port"));
  }

  public Browser browserAt(String host) {
    return new Browser(port(), host);
  }

  public int port() {
    return property("local.server.port");
  }

  /// Signs somebody new in, all the way; the token has ten minutes to live.
  public SignedIn signedIn() {
    return signedIn(600);
  }

  /// Signs somebody new in.
  ///
  /// @param secondsToLive of the first token, as the browser's session sees it
  public SignedIn signedIn(int secondsToLive) {
    Browser browser = browser();
    String user = UUID.randomUUID().toString();
    String to = Objects.requireNonNull(browser.get("/session/sign-in").header("Location"));
    String state =
        Objects.requireNonNull(
                new io.netty.handler.codec.http.QueryStringDecoder(to).parameters().get("state"))
            .getFirst();
    String code = auth.code(user, to, secondsToLive);
    browser.get("/session/callback?code=" + code + "&state=" + URI.create(state));
    return new SignedIn(browser, user);
  }

  public record SignedIn(Browser browser, String user) {}

  /// As a page of ours opens it.
  public Socket socketOf(SignedIn person) {
    return socket(true, "Cookie", cookie(person), "Origin", ORIGIN);
  }

  public String cookie(SignedIn person) {
    return SESSION_COOKIE
        + "="
        + Objects.requireNonNull(person.browser().jar().get(SESSION_COOKIE)).value();
  }

  public Socket socket(boolean reads, String... headers) {
    return socketSpeaking("teahouse.v1", reads, headers);
  }

  public Socket socketSpeaking(String subprotocols, boolean reads, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Host";
    all[1] = HOST;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return Socket.open(port(), subprotocols, reads, all);
  }

  /// An app of somebody new, with a socket that reads only when it is told to.
  public PausingSocket pausingSocket() {
    return new PausingSocket(port(), HOST, auth.tokens.accessToken(UUID.randomUUID().toString()));
  }

  @Override
  public void close() {
    context.close();
    auth.stop();
    chat.stop();
    history.stop();
  }

  private int property(String name) {
    return context.getEnvironment().getRequiredProperty(name, Integer.class);
  }

  private static final class Shared {
    static final RunningGateway GATEWAY = with();
  }
}
