package teahouse.auth.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import teahouse.auth.account.Account;
import teahouse.auth.account.Accounts;
import teahouse.auth.throttle.Admission.Later;
import teahouse.auth.throttle.TryThrottle;

@Controller
class SignInController {

  private static final Logger log = LoggerFactory.getLogger("teahouse.security");

  private final Accounts accounts;
  private final TryThrottle throttle;
  private final Entrance entrance;
  private final Pages pages;

  SignInController(Accounts accounts, TryThrottle throttle, Entrance entrance, Pages pages) {
    this.accounts = accounts;
    this.throttle = throttle;
    this.entrance = entrance;
    this.pages = pages;
  }

  @GetMapping("/sign-in")
  ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
    return entrance
        .alreadyIn(request, response)
        .orElseGet(() -> form(request, Field.empty(true), false));
  }

  @PostMapping("/sign-in")
  ModelAndView signIn(
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale) {
    String address = request.getRemoteAddr();
    if (throttle.signIn(username, address) instanceof Later(var after)) {
      log.warn("sign-in slowed down: user={} from={}", LogText.of(username), address);
      return slowDown(request, response, username, after, locale);
    }
    Optional<Account> known = accounts.verify(username, password);
    if (known.isEmpty()) {
      log.warn("sign-in refused: user={} from={}", LogText.of(username), address);
      return refuse(request, response, username, locale);
    }
    throttle.signedIn(username, address);
    log.info("signed in: user={} from={}", known.get().id(), address);
    return entrance
        .letIn(known.get().id(), request, response)
        .orElseGet(() -> refuse(request, response, username, locale));
  }

  private ModelAndView slowDown(
      HttpServletRequest request,
      HttpServletResponse response,
      String username,
      Duration after,
      Locale locale) {
    long seconds = after.toSeconds() + 1;
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return form(request, new Field(username, null, false), true)
        .addObject("notice", pages.words("page.too-many", locale, seconds));
  }

  private ModelAndView refuse(
      HttpServletRequest request, HttpServletResponse response, String username, Locale locale) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(request, new Field(username, null, false), true)
        .addObject("notice", pages.words("page.sign-in.wrong", locale));
  }

  private ModelAndView form(HttpServletRequest request, Field userName, boolean again) {
    return pages.page("sign-in", request).addObject("userName", userName).addObject("again", again);
  }
}
