package teahouse.chat.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.UserId;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who is signed in.
///
/// @param session their sign-in
public record Person(UserId id, String session, String token) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper JSON = JsonMapper.shared();

  public static Person signedIn() {
    var id = new UserId(newId().value());
    var session = UUID.randomUUID().toString();
    return new Person(id, session, TestIssuer.shared().token(id, session));
  }

  /// An id as a client makes it.
  public static EventId newId() {
    return EventId.mint(Clock.systemUTC().instant(), RANDOM);
  }

  /// Reads; the answer is held against the contract.
  ///
  /// @param path as in the contract, such as `/api/v1/rooms/{room}`
  public Answer gets(ChatNode node, String path, Object... variables) {
    var answer = exchange(at(node).get().uri(path, variables));
    return asPromised("get", path.replaceAll("\\?.*", ""), answer);
  }

  /// Writes; the answer is held against the contract.
  ///
  /// @param body a map, or JSON as text
  public Answer posts(ChatNode node, String path, Object body, Object... variables) {
    var request =
        at(node)
            .method(HttpMethod.POST)
            .uri(path, variables)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(body instanceof Map<?, ?> map ? JSON.writeValueAsString(map) : body);
    return asPromised("post", path, exchange(request));
  }

  public WebTestClient at(ChatNode node) {
    return WebTestClient.bindToServer()
        .baseUrl(node.uri().toString())
        .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
        .defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
        .responseTimeout(Duration.ofSeconds(20))
        .build();
  }

  /// A client that nobody knows.
  public static WebTestClient strangerAt(ChatNode node) {
    return WebTestClient.bindToServer().baseUrl(node.uri().toString()).build();
  }

  public static Answer exchange(WebTestClient.RequestHeadersSpec<?> request) {
    var result = request.exchange().expectBody(String.class).returnResult();
    var body = Objects.requireNonNullElse(result.getResponseBody(), "");
    return new Answer(
        result.getStatus().value(),
        result.getResponseHeaders(),
        body.isEmpty() ? JSON.missingNode() : JSON.readTree(body));
  }

  private static Answer asPromised(String verb, String path, Answer answer) {
    assertThat(Contract.complaints(verb, path, answer.status(), answer.body()))
        .as("%s %s: %s", verb, path, answer)
        .isEmpty();
    return answer;
  }
}
