package teahouse.auth.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import teahouse.auth.origin.HostCookie;
import teahouse.auth.origin.PublicOrigin;

/// What somebody was about to do when they were asked to sign in. Kept by the browser, so that any
/// replica goes on with it; whatever a cookie says, it leads nowhere but to the authorization.
@Component
public class PendingAuthorization {

  private static final String AUTHORIZE = "/oauth2/authorize?";
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int LONGEST = 3000;

  private final HostCookie cookie;

  PendingAuthorization(PublicOrigin origin) {
    this.cookie = new HostCookie("teahouse_pending", origin);
  }

  public void keep(HttpServletRequest request, HttpServletResponse response) {
    String query = request.getQueryString();
    if (query != null && query.length() <= LONGEST) {
      String kept =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString((AUTHORIZE + query).getBytes(StandardCharsets.US_ASCII));
      cookie.write(response, kept, PATIENCE);
    }
  }

  /// Returns the path and query to go on with
  public Optional<String> find(HttpServletRequest request) {
    return cookie.read(request).flatMap(PendingAuthorization::decoded);
  }

  public void forget(HttpServletResponse response) {
    cookie.clear(response);
  }

  private static Optional<String> decoded(String kept) {
    try {
      String target = new String(Base64.getUrlDecoder().decode(kept), StandardCharsets.US_ASCII);
      boolean plain = target.chars().allMatch(c -> c > ' ' && c < 127);
      return target.startsWith(AUTHORIZE) && plain ? Optional.of(target) : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
