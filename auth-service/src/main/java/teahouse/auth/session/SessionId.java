package teahouse.auth.session;

import java.util.UUID;

/// The `sid` of every token that is granted in a session.
public record SessionId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
