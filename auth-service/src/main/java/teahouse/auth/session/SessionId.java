package teahouse.auth.session;

import java.util.Optional;
import java.util.UUID;
import teahouse.auth.account.UserId;

/// The `sid` of every token that is granted in a session.
public record SessionId(UUID value) {

  static Optional<SessionId> parse(String text) {
    return UserId.parse(text).map(same -> new SessionId(same.value()));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
