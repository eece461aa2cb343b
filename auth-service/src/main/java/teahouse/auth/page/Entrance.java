package teahouse.auth.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import teahouse.auth.account.UserId;
import teahouse.auth.session.BrowserSession;
import teahouse.auth.session.PendingAuthorization;

/// The way in: begins the session and goes on with what the person was about to do.
@Component
class Entrance {

  private static final String HOME = "/";

  private final BrowserSession browser;
  private final PendingAuthorization pending;

  Entrance(BrowserSession browser, PendingAuthorization pending) {
    this.browser = browser;
    this.pending = pending;
  }

  /// Returns nothing if the account was disabled a moment ago
  Optional<ModelAndView> letIn(
      UserId user, HttpServletRequest request, HttpServletResponse response) {
    return browser.begin(user, request, response)
        ? Optional.of(goOn(request, response))
        : Optional.empty();
  }

  /// Who is in already needs no form.
  Optional<ModelAndView> alreadyIn(HttpServletRequest request, HttpServletResponse response) {
    return browser.find(request).map(_ -> goOn(request, response));
  }

  private ModelAndView goOn(HttpServletRequest request, HttpServletResponse response) {
    String target = pending.find(request).orElse(HOME);
    pending.forget(response);
    return Redirects.to(target, response);
  }
}
