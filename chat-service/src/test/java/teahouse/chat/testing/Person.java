package teahouse.chat.testing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.UserId;

/// Somebody who is signed in.
///
/// @param session their sign-in
public record Person(UserId id, String session, String token) {

  private static final SecureRandom RANDOM = new SecureRandom();

  public static Person signedIn() {
    var id = new UserId(EventId.mint(Clock.systemUTC().instant(), RANDOM).value());
    var session = UUID.randomUUID().toString();
    return new Person(id, session, TestIssuer.shared().token(id, session));
  }

  /// An id as a client makes it.
  public static EventId newId() {
    return EventId.mint(Clock.systemUTC().instant(), RANDOM);
  }

  public WebTestClient at(ChatNode node) {
    return WebTestClient.bindToServer()
        .baseUrl(node.uri().toString())
        .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
        .defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
        .responseTimeout(Duration.ofSeconds(20))
        .build();
  }
}
