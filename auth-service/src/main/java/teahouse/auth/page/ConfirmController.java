package teahouse.auth.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import teahouse.auth.account.Account;
import teahouse.auth.account.Accounts;
import teahouse.auth.session.BrowserSession;
import teahouse.auth.session.SignedIn;
import teahouse.auth.token.Confirmations;
import teahouse.auth.token.Confirmations.Confirmation;

/// Asks before an app without a secret is let in: anybody's app can say that it is ours.
@Controller
class ConfirmController {

  private final Confirmations confirmations;
  private final Accounts accounts;
  private final BrowserSession browser;
  private final Pages pages;

  ConfirmController(
      Confirmations confirmations, Accounts accounts, BrowserSession browser, Pages pages) {
    this.confirmations = confirmations;
    this.accounts = accounts;
    this.browser = browser;
    this.pages = pages;
  }

  @GetMapping("/oauth2/confirm")
  ModelAndView show(
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<SignedIn> asked = browser.find(request);
    Optional<Account> account = asked.flatMap(signedIn -> accounts.find(signedIn.user()));
    Optional<Confirmation> question =
        asked.flatMap(signedIn -> confirmations.find(state, signedIn));
    if (account.isEmpty() || question.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return pages.page("expired", request);
    }
    Confirmation about = question.get();
    response.setHeader(ContentPolicy.HEADER, ContentPolicy.leadingTo(about.redirect()));
    return pages
        .page("confirm", request)
        .addObject("account", account.get())
        .addObject("clientId", about.clientId())
        .addObject("scopes", new TreeSet<>(about.scopes()))
        .addObject("state", state)
        .addObject("destination", about.redirect().getRawAuthority())
        .addObject("refusal", about.refusal())
        .addObject("mayChat", about.scopes().contains("chat"));
  }
}
