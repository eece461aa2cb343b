package teahouse.chat.vocabulary;

import java.util.UUID;

/// A room. On the wire the 36-character lower-case form.
public record RoomId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
