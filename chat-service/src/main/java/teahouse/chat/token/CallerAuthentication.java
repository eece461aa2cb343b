package teahouse.chat.token;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A request with a valid token of a person who may chat.
final class CallerAuthentication extends AbstractAuthenticationToken {

  static final String CHAT = "SCOPE_chat";

  private static final long serialVersionUID = 1;
  private static final List<SimpleGrantedAuthority> AUTHORITIES =
      List.of(new SimpleGrantedAuthority(CHAT));

  private final transient Caller caller;

  CallerAuthentication(Caller caller) {
    super(AUTHORITIES);
    this.caller = caller;
    setAuthenticated(true);
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
