package teahouse.history.vocabulary;

import java.nio.charset.StandardCharsets;

/// An event's JSON as it is in the log, from `{` to `}`. The bytes are shared, and changed by
/// nobody.
public final class EventBody {

  private final byte[] bytes;

  public EventBody(byte[] bytes) {
    this.bytes = bytes;
  }

  public byte[] bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
