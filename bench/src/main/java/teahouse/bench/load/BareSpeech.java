package teahouse.bench.load;

import io.netty.handler.codec.http.HttpHeaders;

/// What the bare server understands: `J` and a room's number; all else it passes on.
public record BareSpeech(int rooms, int people) implements Speech {

  @Override
  public void address(int person, HttpHeaders headers) {}

  @Override
  public String greeting() {
    return "";
  }

  @Override
  public String hello(int person) {
    return "J" + person % rooms;
  }

  @Override
  public String answer() {
    return "joined";
  }

  @Override
  public String post(int person, String body) {
    return body;
  }

  @Override
  public int hearers(int person) {
    return (people - person % rooms - 1) / rooms + 1;
  }
}
