package teahouse.auth.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import teahouse.auth.account.UserId;
import teahouse.auth.problem.ErrorCode;
import teahouse.auth.problem.Problem;
import teahouse.auth.problem.Problems;

/// `contracts/openapi/auth.yaml`, one's own sessions.
@RestController
@RequestMapping("/api/v1/users/me/sessions")
class SessionsController {

  private final Sessions sessions;
  private final Problems problems;

  SessionsController(Sessions sessions, Problems problems) {
    this.sessions = sessions;
    this.problems = problems;
  }

  record SessionList(List<SessionBody> sessions) {}

  @GetMapping
  SessionList list(@AuthenticationPrincipal Jwt token) {
    @Nullable String current = token.getClaimAsString("sid");
    return new SessionList(
        sessions.of(userOf(token)).stream().map(open -> SessionBody.of(open, current)).toList());
  }

  @DeleteMapping
  ResponseEntity<Void> endAll(@AuthenticationPrincipal Jwt token) {
    sessions.endAll(userOf(token), Sessions.Reason.SIGNED_OUT_EVERYWHERE);
    return ResponseEntity.noContent().build();
  }

  /// What has ended, or never was, is as ended as it can be.
  @DeleteMapping("/{id}")
  ResponseEntity<?> end(
      @PathVariable String id, @AuthenticationPrincipal Jwt token, Locale locale) {
    return SessionId.parse(id)
        .<ResponseEntity<?>>map(session -> {
          sessions.endOwn(userOf(token), session);
          return ResponseEntity.noContent().build();
        })
        .orElseGet(() -> problems.answer(Problem.ofField(ErrorCode.INVALID_ID, "id"), locale));
  }

  /// A service's own token has no account behind it; its subject is no user id.
  private static UserId userOf(Jwt token) {
    return Optional.ofNullable(token.getSubject()).flatMap(UserId::parse).orElse(UserId.NOBODY);
  }
}
