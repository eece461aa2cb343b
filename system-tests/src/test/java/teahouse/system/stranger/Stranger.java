package teahouse.system.stranger;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A person whose client was written from the contracts alone.
public final class Stranger {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration YOUNG = Duration.ofMinutes(5);

  private final URI origin;
  private final URI door;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String userName;
  private final String id;
  private final String password;
  private Tokens tokens;
  private long tokensSince = System.nanoTime();
  private boolean renews = true;

  /// @param door where sockets are opened
  private Stranger(
      URI origin, URI door, String id, String userName, String password, Tokens tokens) {
    this.origin = origin;
    this.door = door;
    this.id = id;
    this.userName = userName;
    this.password = password;
    this.tokens = tokens;
  }

  /// Signs up over REST and signs in by code + PKCE.
  public static Stranger signsUp(URI origin, String userName, String displayName) {
    String password = "a quiet cup of " + userName;
    JsonNode account =
        Json.object("userName", userName, "displayName", displayName, "password", password);
    HttpRequest signUp =
        HttpRequest.newBuilder(origin.resolve("/api/v1/users"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(account.toString()))
            .build();
    JsonNode user = expect(201, Calls.send(HttpClient.newHttpClient(), signUp));
    String id = user.required("id").asString();
    return new Stranger(
        origin, origin, id, userName, password, new SignIn(origin).with(userName, password));
  }

  public String id() {
    return id;
  }

  /// The same person with the tokens that the refresh token gives.
  public Stranger refreshed() {
    return new Stranger(
        origin, door, id, userName, password, SignIn.refresh(origin, tokens.refresh()));
  }

  public static String newId() {
    return Ids.at(CLOCK.instant());
  }

  public JsonNode get(String path) {
    return expect(200, ask(path));
  }

  /// The raw answer, whatever its status.
  public HttpResponse<String> ask(String path) {
    return Calls.send(http, request(path).GET().build());
  }

  /// The raw answer to a request with one more header.
  public HttpResponse<String> ask(String path, String header, String value) {
    return Calls.send(http, request(path).header(header, value).GET().build());
  }

  public JsonNode post(String path, ObjectNode body) {
    HttpResponse<String> answer = tryToPost(path, body);
    return expect(answer.statusCode() == 201 ? 201 : 200, answer);
  }

  public HttpResponse<String> tryToPost(String path, ObjectNode body) {
    return Calls.send(
        http,
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  /// Makes a room and answers its id.
  public String makesRoom(String name, String visibility) {
    ObjectNode room = Json.object("id", newId(), "name", name, "visibility", visibility);
    return post("/api/v1/rooms", room).required("id").asString();
  }

  public void joins(String room) {
    post("/api/v1/rooms/" + room + "/join", Json.object("id", newId()));
  }

  public Socket opensSocket() {
    return opensSocket("en");
  }

  /// At another address than everybody's, such as an instance's own.
  public Socket opensSocketAt(URI address) {
    return Socket.open(http, address, access(), "en");
  }

  /// Leaves a room, and asks again with the same id until that is known to have happened.
  ///
  /// @return whether this answer says so
  public boolean leaves(String room, String withId) {
    return changes(room, "leave", Json.object("id", withId));
  }

  /// Takes somebody out of a room, in the manner of [#leaves].
  public boolean removes(Stranger member, String room, String withId) {
    return changes(room, "removals", Json.object("id", withId, "user", member.id));
  }

  /// Shuts a room to somebody, in the manner of [#leaves].
  public boolean bans(Stranger member, String room, String withId) {
    return changes(room, "bans", Json.object("id", withId, "user", member.id));
  }

  private boolean changes(String room, String what, ObjectNode how) {
    return tryToPost("/api/v1/rooms/" + room + "/" + what, how).statusCode() == 200;
  }

  /// Ends this session everywhere.
  ///
  /// @return whether this answer says so
  public boolean signsOut() {
    return SignIn.revoke(origin, tokens().refresh());
  }

  /// Ends all of this person's sessions. Once that has happened, this one is not let in to ask
  /// again.
  ///
  /// @return whether this answer says so
  public boolean signsOutEverywhere() {
    int status =
        Calls.send(http, request("/api/v1/users/me/sessions").DELETE().build()).statusCode();
    return status == 204 || status == 401;
  }

  /// Shuts somebody's account, as only administrators may.
  ///
  /// @return whether this answer says so
  public boolean disables(Stranger other) {
    return Calls.send(
                http,
                request("/api/v1/users/" + other.id + "/disable")
                    .POST(BodyPublishers.noBody())
                    .build())
            .statusCode()
        == 204;
  }

  /// The same person with a client that keeps its token, whatever becomes of it.
  public Stranger whoNeverRenews() {
    return whoNeverRenews(door);
  }

  /// The same, and its sockets go elsewhere than everybody's, such as to an instance.
  public Stranger whoNeverRenews(URI door) {
    Stranger stubborn = new Stranger(origin, door, id, userName, password, tokens());
    stubborn.renews = false;
    return stubborn;
  }

  public Socket opensSocket(String language) {
    return Socket.open(http, door, access(), language);
  }

  public synchronized Tokens tokens() {
    return tokens;
  }

  /// A request on this person's behalf, to be spoiled at will.
  public HttpRequest.Builder asks(String path) {
    return request(path);
  }

  /// A token with life left in it: at half of its life another is asked for, and while nobody gives
  /// one, the old one goes on.
  private synchronized String access() {
    if (renews && System.nanoTime() - tokensSince > YOUNG.toNanos()) {
      try {
        tokens = renewed();
        tokensSince = System.nanoTime();
      } catch (UncheckedIOException | AssertionError nobodyGivesOne) {
        return tokens.access();
      }
    }
    return tokens.access();
  }

  /// The answer to a refresh may be lost, and its token is spent then: only the password is left.
  private Tokens renewed() {
    try {
      return SignIn.refresh(origin, tokens.refresh());
    } catch (UncheckedIOException | AssertionError lost) {
      return new SignIn(origin).with(userName, password);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(origin.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + access())
        .header("Accept", "application/json");
  }

  private static JsonNode expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new AssertionError(
          "%s %s: %d (expected: %d) %s"
              .formatted(
                  answer.request().method(),
                  answer.uri(),
                  answer.statusCode(),
                  status,
                  answer.body()));
    }
    return Json.read(answer.body());
  }
}
