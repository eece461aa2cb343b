package teahouse.auth.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import teahouse.auth.account.UserId;
import teahouse.auth.origin.HostCookie;
import teahouse.auth.origin.PublicOrigin;

/// The browser's end of a session: a cookie with its secret. There is no HTTP session beside it, so
/// any replica answers, and an ended session is ended here at once.
@Component
public class BrowserSession implements SecurityContextRepository {

  private final Sessions sessions;
  private final HostCookie cookie;

  BrowserSession(Sessions sessions, PublicOrigin origin) {
    this.sessions = sessions;
    this.cookie = new HostCookie("teahouse_sign_in", origin);
  }

  /// A new secret at every sign-in: one that somebody planted before is worth nothing.
  ///
  /// @return whether there is a session now: not for a disabled account
  public boolean begin(UserId user, HttpServletRequest request, HttpServletResponse response) {
    find(request).ifPresent(before -> sessions.end(before.session(), Sessions.Reason.SIGNED_OUT));
    var begun = sessions.begin(user, Device.of(request.getHeader(HttpHeaders.USER_AGENT)));
    begun.ifPresent(session -> cookie.write(response, session.secret()));
    return begun.isPresent();
  }

  public void end(HttpServletRequest request, HttpServletResponse response) {
    find(request).ifPresent(living -> sessions.end(living.session(), Sessions.Reason.SIGNED_OUT));
    cookie.clear(response);
  }

  public Optional<SignedIn> find(HttpServletRequest request) {
    return cookie.read(request).flatMap(sessions::bySecret);
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new OnDemand(() -> contextOf(request));
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return contextOf(holder.getRequest());
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // Begun and ended by the pages alone.
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return cookie.read(request).isPresent();
  }

  private SecurityContext contextOf(HttpServletRequest request) {
    return find(request)
        .<SecurityContext>map(SecurityContextImpl::new)
        .orElseGet(SecurityContextImpl::new);
  }

  /// Asks the table only if somebody asks who it is.
  private static final class OnDemand implements DeferredSecurityContext {

    private final Supplier<SecurityContext> loader;
    private final AtomicReference<SecurityContext> loaded = new AtomicReference<>();

    OnDemand(Supplier<SecurityContext> loader) {
      this.loader = loader;
    }

    @Override
    public SecurityContext get() {
      return loaded.updateAndGet(known -> known == null ? loader.get() : known);
    }

    @Override
    public boolean isGenerated() {
      return get().getAuthentication() == null;
    }
  }
}
