package teahouse.auth.account;

import java.util.List;
import teahouse.auth.problem.Problem;

/// How a sign-up ended.
public sealed interface SignUpResult {

  record SignedUp(Account account) implements SignUpResult {}

  /// Nobody signed up.
  ///
  /// @param reasons at least one, at most one per field
  record Refused(List<Problem> reasons) implements SignUpResult {}
}
