package teahouse.auth.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import teahouse.auth.account.SignUpResult.Refused;
import teahouse.auth.account.SignUpResult.SignedUp;
import teahouse.auth.problem.ErrorCode;
import teahouse.auth.problem.Problem;
import teahouse.auth.problem.Problems;
import teahouse.auth.throttle.Admission.Admitted;
import teahouse.auth.throttle.Admission.Later;
import teahouse.auth.throttle.TryThrottle;

/// `contracts/openapi/auth.yaml`, the part under `/api/v1/users`.
@RestController
@RequestMapping("/api/v1/users")
class UsersController {

  private static final Logger log = LoggerFactory.getLogger("teahouse.security");

  private static final int MOST_IDS = 100;
  private static final int LONGEST_PREFIX = 40;
  private static final int MOST_FOUND = 50;

  private final Accounts accounts;
  private final TryThrottle throttle;
  private final Problems problems;

  UsersController(Accounts accounts, TryThrottle throttle, Problems problems) {
    this.accounts = accounts;
    this.throttle = throttle;
    this.problems = problems;
  }

  @PostMapping
  ResponseEntity<?> signUp(@RequestBody NewUser wanted, HttpServletRequest request, Locale locale) {
    Optional<Problem> incomplete = wanted.missing();
    if (incomplete.isPresent()) {
      return problems.answer(incomplete.get(), locale);
    }
    return switch (throttle.signUp(request.getRemoteAddr())) {
      case Later(var after) ->
          problems.answer(Problem.later(ErrorCode.TOO_MANY_REQUESTS, after), locale);
      case Admitted() ->
          switch (accounts.signUp(wanted.complete())) {
            case SignedUp(var account) -> {
              log.info("signed up: user={} from={}", account.id(), request.getRemoteAddr());
              yield ResponseEntity.status(HttpStatus.CREATED).body(UserBody.of(account));
            }
            case Refused(var reasons) -> problems.answer(reasons.getFirst(), locale);
          };
    };
  }

  @GetMapping("/me")
  ResponseEntity<?> me(Authentication me, Locale locale) {
    return answer(accounts.find(idOf(me)), locale);
  }

  @PatchMapping("/me")
  ResponseEntity<?> changeMe(@RequestBody ProfileChange change, Authentication me, Locale locale) {
    if (change.displayName() == null) {
      return problems.answer(Problem.ofField(ErrorCode.INVALID_FIELD, "displayName"), locale);
    }
    return DisplayName.parse(change.displayName())
        .<ResponseEntity<?>>map(name -> answer(accounts.rename(idOf(me), name), locale))
        .orElseGet(() ->
            problems.answer(
                Problem.ofField(ErrorCode.DISPLAY_NAME_INVALID, "displayName"), locale));
  }

  @GetMapping("/{id}")
  ResponseEntity<?> user(@PathVariable String id, Locale locale) {
    return UserId.parse(id)
        .<ResponseEntity<?>>map(known -> answer(accounts.find(known), locale))
        .orElseGet(() -> problems.answer(Problem.ofField(ErrorCode.INVALID_ID, "id"), locale));
  }

  @GetMapping(params = "ids")
  ResponseEntity<?> byIds(
      @RequestParam String ids,
      @RequestParam(required = false) @Nullable String prefix,
      Locale locale) {
    String[] parts = ids.isEmpty() ? new String[0] : ids.split(",", -1);
    if (parts.length > MOST_IDS || prefix != null) {
      return problems.answer(
          Problem.ofField(ErrorCode.INVALID_FIELD, "ids").withLimit(MOST_IDS), locale);
    }
    List<UserId> wanted = Arrays.stream(parts).flatMap(id -> UserId.parse(id).stream()).toList();
    return wanted.size() == parts.length
        ? ResponseEntity.ok(UserList.of(accounts.find(wanted)))
        : problems.answer(Problem.ofField(ErrorCode.INVALID_ID, "ids"), locale);
  }

  @GetMapping(params = "!ids")
  ResponseEntity<?> byPrefix(
      @RequestParam(defaultValue = "") String prefix,
      @RequestParam(defaultValue = "20") int limit,
      Locale locale) {
    if (prefix.isBlank() || CodePoints.count(prefix) > LONGEST_PREFIX) {
      return problems.answer(
          Problem.ofField(ErrorCode.INVALID_FIELD, "prefix").withLimit(LONGEST_PREFIX), locale);
    }
    if (limit < 1 || limit > MOST_FOUND) {
      return problems.answer(
          Problem.ofField(ErrorCode.INVALID_FIELD, "limit").withLimit(MOST_FOUND), locale);
    }
    return ResponseEntity.ok(UserList.of(accounts.startingWith(prefix, limit)));
  }

  private ResponseEntity<?> answer(Optional<Account> found, Locale locale) {
    return found
        .<ResponseEntity<?>>map(account -> ResponseEntity.ok(UserBody.of(account)))
        .orElseGet(() -> problems.answer(Problem.of(ErrorCode.USER_NOT_FOUND), locale));
  }

  /// A service's own token has no account behind it; its subject is no user id.
  private static UserId idOf(Authentication me) {
    return UserId.parse(me.getName()).orElse(UserId.NOBODY);
  }
}
