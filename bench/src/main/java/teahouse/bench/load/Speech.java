package teahouse.bench.load;

import io.netty.handler.codec.http.HttpHeaders;

/// What a socket says to a server, and what it hears when the server is ready.
public interface Speech {

  void address(int person, HttpHeaders headers);

  /// What a server's first frame contains, before which nothing may be said; empty if it does not
  /// speak first.
  String greeting();

  /// Opens the person's room.
  String hello(int person);

  /// What the frame contains that answers the hello.
  String answer();

  /// Posts to the person's room.
  String post(int person, String body);

  /// How many hear what the person says, the person included.
  int hearers(int person);
}
