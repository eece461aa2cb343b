package teahouse.bench.load;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import teahouse.bench.house.Crowd;
import teahouse.bench.house.House;

/// The protocol of `contracts/asyncapi.yaml`, as far as a generator needs it.
public record TeahouseSpeech(Crowd crowd) implements Speech {

  /// The answer to `ping`, whatever was asked along.
  static final String PONG = "{\"type\":\"pong\",\"ref\":\"p\"}";

  static final String PING = "{\"type\":\"ping\"";

  static final String ERROR = "{\"type\":\"error\"";

  @Override
  public void address(int person, HttpHeaders headers) {
    // The gateway knows this name only; chat-service does not mind.
    headers.set("Host", House.PUBLIC_HOST);
    headers.set("Authorization", "Bearer " + crowd.tokens().get(person));
    headers.set("Sec-WebSocket-Protocol", "teahouse.v1");
  }

  @Override
  public String greeting() {
    return "{\"type\":\"welcome\"";
  }

  @Override
  public String hello(int person) {
    return "{\"type\":\"subscribe\",\"ref\":\"s\",\"rooms\":[{\"room\":\"%s\",\"have\":0}]}"
        .formatted(crowd.roomOf(person));
  }

  @Override
  public String answer() {
    return "{\"type\":\"subscribed\"";
  }

  @Override
  public String post(int person, String body) {
    return post(person, Traffic.numberIn(body), newId(), body);
  }

  /// The same with a name for the answer, and an id.
  public String post(int person, String ref, UUID id, String text) {
    return "{\"type\":\"post\",\"ref\":\""
        + ref
        + "\",\"room\":\""
        + crowd.roomOf(person)
        + "\",\"id\":\""
        + id
        + "\",\"text\":\""
        + text
        + "\"}";
  }

  @Override
  public int hearers(int person) {
    int room = person % crowd.rooms().size();
    return (crowd.people().size() - room - 1) / crowd.rooms().size() + 1;
  }

  /// A UUID of version 7 (RFC 9562, 5.7), by this machine's clock, which is the server's too.
  public static UUID newId() {
    var random = ThreadLocalRandom.current();
    long time = java.time.Clock.systemUTC().millis();
    return new UUID(
        (time << 16) | 0x7000 | (random.nextLong() & 0xfff),
        (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
  }
}
