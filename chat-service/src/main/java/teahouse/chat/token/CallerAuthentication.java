package teahouse.chat.token;

import java.util.Collection;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/// A request with a valid token of a person. It is the `Principal` of the WebSocket handshake too.
public final class CallerAuthentication extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1;

  private final transient Caller caller;

  CallerAuthentication(Caller caller, Collection<? extends GrantedAuthority> authorities) {
    super(authorities);
    this.caller = caller;
    setAuthenticated(true);
  }

  public Caller caller() {
    return caller;
  }

  @Override
  public Object getPrincipal() {
    return caller;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public String getName() {
    return caller.user().toString();
  }
}
