package teahouse.auth.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import teahouse.auth.account.Accounts;
import teahouse.auth.account.SignUp;
import teahouse.auth.account.SignUpResult.Refused;
import teahouse.auth.account.SignUpResult.SignedUp;
import teahouse.auth.problem.Languages;
import teahouse.auth.problem.Problem;
import teahouse.auth.problem.Problems;
import teahouse.auth.throttle.Admission.Later;
import teahouse.auth.throttle.TryThrottle;

@Controller
class SignUpController {

  private static final Logger log = LoggerFactory.getLogger("teahouse.security");

  private final Accounts accounts;
  private final TryThrottle throttle;
  private final Entrance entrance;
  private final Pages pages;
  private final Problems problems;

  SignUpController(
      Accounts accounts, TryThrottle throttle, Entrance entrance, Pages pages, Problems problems) {
    this.accounts = accounts;
    this.throttle = throttle;
    this.entrance = entrance;
    this.pages = pages;
    this.problems = problems;
  }

  @GetMapping("/sign-up")
  ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
    return entrance
        .alreadyIn(request, response)
        .orElseGet(() -> form(request, new SignUp("", "", ""), List.of()));
  }

  @PostMapping("/sign-up")
  ModelAndView signUp(
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale) {
    var wanted = new SignUp(username, displayName, password);
    String address = request.getRemoteAddr();
    if (throttle.signUp(address) instanceof Later(var after)) {
      long seconds = after.toSeconds() + 1;
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
      return form(request, wanted, List.of())
          .addObject("notice", pages.words("page.too-many", locale, seconds));
    }
    return switch (accounts.signUp(wanted)) {
      case SignedUp(var account) -> {
        log.info("signed up: user={} from={}", account.id(), address);
        yield entrance
            .letIn(account.id(), request, response)
            .orElseGet(() -> Redirects.to("/sign-in", response));
      }
      case Refused(var reasons) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield form(request, wanted, reasons);
      }
    };
  }

  private ModelAndView form(HttpServletRequest request, SignUp typed, List<Problem> reasons) {
    Locale locale = Languages.of(request);
    String first = reasons.isEmpty() ? "userName" : String.valueOf(reasons.getFirst().field());
    return pages
        .page("sign-up", request)
        .addObject("userName", field("userName", typed.userName(), reasons, first, locale))
        .addObject("displayName", field("displayName", typed.displayName(), reasons, first, locale))
        .addObject("password", field("password", "", reasons, first, locale));
  }

  private Field field(
      String name, String typed, List<Problem> reasons, String first, Locale locale) {
    return new Field(typed, errorOf(name, reasons, locale), name.equals(first));
  }

  private @Nullable String errorOf(String name, List<Problem> reasons, Locale locale) {
    Optional<Problem> reason =
        reasons.stream().filter(problem -> name.equals(problem.field())).findFirst();
    return reason
        .map(problem ->
            pages.words(
                "page.field-error",
                locale,
                problems.title(problem.code(), locale),
                problems.advice(problem.code(), locale)))
        .orElse(null);
  }
}
