package teahouse.auth.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import teahouse.auth.account.UserId;

/// Somebody who signed in, and the session they are in. The name is the user's id.
public final class SignedIn extends AbstractAuthenticationToken {

  private final transient UserId user;
  private final transient SessionId session;
  private final Instant since;
  private final Instant until;

  public SignedIn(UserId user, SessionId session, Instant since, Instant until) {
    super(List.of());
    this.user = user;
    this.session = session;
    this.since = since;
    this.until = until;
    super.setAuthenticated(true);
  }

  public UserId user() {
    return user;
  }

  public SessionId session() {
    return session;
  }

  public Instant since() {
    return since;
  }

  /// When the session ends by itself, and every refresh token of it too.
  public Instant until() {
    return until;
  }

  @Override
  public String getName() {
    return user.toString();
  }

  @Override
  public Object getPrincipal() {
    return user.toString();
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignedIn that && session.equals(that.session);
  }

  @Override
  public int hashCode() {
    return session.hashCode();
  }
}
