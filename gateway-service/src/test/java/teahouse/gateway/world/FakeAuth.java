package teahouse.gateway.world;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// A stand-in for auth-service that speaks just what the gateway, as its confidential client, says
/// to it.
public final class FakeAuth extends FakeService {

  public static final String SECRET = "a-secret-of-this-test";

  private static final String BASIC =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(("gateway:" + SECRET).getBytes(StandardCharsets.UTF_8));

  public final Tokens tokens = new Tokens("key-of-the-house");

  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  public FakeAuth() {
    super("auth");
    at("/oauth2/jwks", (_, response) -> response.sendString(Mono.just(tokens.keySet())));
    at("/oauth2/token", this::token);
    at("/oauth2/revoke", this::revoke);
  }

  private record Grant(String user, Map<String, List<String>> request, int secondsToLive) {}

  /// One sign-in, as auth-service knows it; a test may say how it goes on.
  public static final class Session {
    public final String user;
    public final AtomicInteger renewals = new AtomicInteger();
    public volatile Mood mood = Mood.WELL;
    public volatile boolean ended;

    Session(String user) {
      this.user = user;
    }
  }

  public enum Mood {
    WELL,
    CRASHING,
    SILENT
  }

  /// Somebody has signed in on the pages: the code that the browser brings back.
  ///
  /// @param authorizeUri where the gateway sent the browser
  public String code(String user, String authorizeUri, int secondsToLive) {
    String code = UUID.randomUUID().toString();
    codes.put(
        code, new Grant(user, new QueryStringDecoder(authorizeUri).parameters(), secondsToLive));
    return code;
  }

  public Session sessionOf(String user) {
    return sessions.values().stream()
        .filter(session -> session.user.equals(user))
        .findAny()
        .orElseThrow();
  }

  private Publisher<Void> token(HttpServerRequest request, HttpServerResponse response) {
    return form(request)
        .flatMap(form ->
            !BASIC.equals(request.requestHeaders().get("Authorization"))
                ? json(response, 401, Map.of("error", "invalid_client"))
                : "refresh_token".equals(form.get("grant_type"))
                    ? refresh(form, response)
                    : redeem(form, response));
  }

  private Mono<Void> redeem(Map<String, String> form, HttpServerResponse response) {
    Grant grant = codes.remove(String.valueOf(form.get("code")));
    if (grant == null || !challengeOf(form).equals(grant.request().get("code_challenge"))) {
      return json(response, 400, Map.of("error", "invalid_grant"));
    }
    String refresh = UUID.randomUUID() + "-" + UUID.randomUUID() + "-" + UUID.randomUUID();
    sessions.put(refresh, new Session(grant.user()));
    String nonce = Objects.requireNonNull(grant.request().get("nonce")).getFirst();
    return json(
        response,
        200,
        Map.of(
            "access_token",
            tokens.accessToken(grant.user()),
            "token_type",
            "Bearer",
            "expires_in",
            grant.secondsToLive(),
            "refresh_token",
            refresh,
            "id_token",
            tokens.idToken(grant.user(), nonce),
            "scope",
            "openid profile chat"));
  }

  private Mono<Void> refresh(Map<String, String> form, HttpServerResponse response) {
    Session session = sessions.get(String.valueOf(form.get("refresh_token")));
    if (session == null || session.ended) {
      return json(response, 400, Map.of("error", "invalid_grant"));
    }
    session.renewals.incrementAndGet();
    return switch (session.mood) {
      case WELL ->
          json(
              response,
              200,
              Map.of(
                  "access_token",
                  tokens.accessToken(session.user),
                  "token_type",
                  "Bearer",
                  "expires_in",
                  600));
      case CRASHING -> response.status(500).send();
      case SILENT -> Mono.never();
    };
  }

  private Publisher<Void> revoke(HttpServerRequest request, HttpServerResponse response) {
    return form(request)
        .flatMap(form -> {
          Session session = sessions.get(String.valueOf(form.get("token")));
          if (session == null || session.mood == Mood.WELL) {
            if (session != null) {
              session.ended = true;
            }
            return response.status(200).send();
          }
          return response.status(500).send();
        });
  }

  private static List<String> challengeOf(Map<String, String> form) {
    return List.of(Pkce.challenge(Objects.requireNonNull(form.get("code_verifier"))));
  }

  private static Mono<Map<String, String>> form(HttpServerRequest request) {
    return request
        .receive()
        .aggregate()
        .asString()
        .map(body -> {
          Map<String, String> fields = new java.util.HashMap<>();
          new QueryStringDecoder(body, false)
              .parameters()
              .forEach((name, values) -> fields.put(name, values.getFirst()));
          return fields;
        });
  }
}
