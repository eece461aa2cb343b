package teahouse.auth.administration;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import teahouse.auth.account.UserId;
import teahouse.auth.problem.ErrorCode;
import teahouse.auth.problem.Problem;
import teahouse.auth.problem.Problems;

/// `contracts/openapi/auth.yaml`, for administrators.
@RestController
@RequestMapping("/api/v1/users/{id}")
class AdministrationController {

  private final AccountSwitch accounts;
  private final Problems problems;

  AdministrationController(AccountSwitch accounts, Problems problems) {
    this.accounts = accounts;
    this.problems = problems;
  }

  /// Nobody shuts themselves out.
  @PostMapping("/disable")
  ResponseEntity<?> disable(@PathVariable String id, Authentication me, Locale locale) {
    return UserId.parse(id).filter(user -> user.toString().equals(me.getName())).isPresent()
        ? problems.answer(Problem.of(ErrorCode.FORBIDDEN), locale)
        : answer(id, me, locale, accounts::disable);
  }

  @PostMapping("/enable")
  ResponseEntity<?> enable(@PathVariable String id, Authentication me, Locale locale) {
    return answer(id, me, locale, accounts::enable);
  }

  private ResponseEntity<?> answer(
      String id, Authentication me, Locale locale, BiPredicate<UserId, String> deed) {
    Optional<UserId> user = UserId.parse(id);
    if (user.isEmpty()) {
      return problems.answer(Problem.ofField(ErrorCode.INVALID_ID, "id"), locale);
    }
    return deed.test(user.get(), me.getName())
        ? ResponseEntity.noContent().build()
        : problems.answer(Problem.of(ErrorCode.USER_NOT_FOUND), locale);
  }
}
