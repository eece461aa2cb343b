package teahouse.auth.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import teahouse.auth.problem.ErrorCode;
import teahouse.auth.problem.Problem;

/// The body of a sign-up: any field may be missing in what a stranger sends.
record NewUser(@Nullable String userName, @Nullable String displayName, @Nullable String password) {

  Optional<Problem> missing() {
    if (userName == null) {
      return Optional.of(Problem.ofField(ErrorCode.INVALID_FIELD, "userName"));
    }
    if (displayName == null) {
      return Optional.of(Problem.ofField(ErrorCode.INVALID_FIELD, "displayName"));
    }
    return password == null
        ? Optional.of(Problem.ofField(ErrorCode.INVALID_FIELD, "password"))
        : Optional.empty();
  }

  SignUp complete() {
    if (userName == null || displayName == null || password == null) {
      throw new IllegalStateException("asked before missing() said that nothing is");
    }
    return new SignUp(userName, displayName, password);
  }

  @Override
  public String toString() {
    return "NewUser[userName=" + userName + "]";
  }
}
