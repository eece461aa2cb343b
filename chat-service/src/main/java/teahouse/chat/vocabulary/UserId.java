package teahouse.chat.vocabulary;

import java.util.UUID;

/// A person or a bot: the `sub` of their tokens.
public record UserId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
