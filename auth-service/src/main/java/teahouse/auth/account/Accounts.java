package teahouse.auth.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import teahouse.auth.account.SignUpResult.Refused;
import teahouse.auth.account.SignUpResult.SignedUp;
import teahouse.auth.problem.ErrorCode;
import teahouse.auth.problem.Problem;

/// The door to accounts.
@Service
public class Accounts {

  private static final String USER_NAME = "userName";
  private static final String DISPLAY_NAME = "displayName";
  private static final String PASSWORD = "password";

  private final AccountTable table;
  private final PasswordRules passwordRules;
  private final PasswordHashes hashes;
  private final Uuid7 ids;

  Accounts(AccountTable table, PasswordRules passwordRules, PasswordHashes hashes, Uuid7 ids) {
    this.table = table;
    this.passwordRules = passwordRules;
    this.hashes = hashes;
    this.ids = ids;
  }

  public SignUpResult signUp(SignUp wanted) {
    Optional<UserName> userName = UserName.parse(wanted.userName());
    Optional<DisplayName> displayName = DisplayName.parse(wanted.displayName());
    var reasons = new ArrayList<Problem>();
    userName
        .map(this::refusalOf)
        .orElse(Optional.of(ErrorCode.USER_NAME_INVALID))
        .ifPresent(code -> reasons.add(Problem.ofField(code, USER_NAME)));
    if (displayName.isEmpty()) {
      reasons.add(Problem.ofField(ErrorCode.DISPLAY_NAME_INVALID, DISPLAY_NAME));
    }
    passwordRules
        .refusalOf(wanted.password(), wanted.userName())
        .ifPresent(code -> reasons.add(ofPassword(code)));
    if (!reasons.isEmpty()) {
      return new Refused(List.copyOf(reasons));
    }
    return insert(userName.orElseThrow(), displayName.orElseThrow(), wanted.password());
  }

  /// Takes the same time whether or not the account exists or is disabled.
  public Optional<Account> verify(String userName, String password) {
    var found = table.credentialsOf(UserName.keyOf(userName));
    String stored = found.map(AccountTable.Credentials::passwordHash).orElse(null);
    return hashes.matches(password, stored)
        ? found.filter(known -> !known.disabled()).map(AccountTable.Credentials::account)
        : Optional.empty();
  }

  /// Holds the account for the caller's transaction: nobody disables it, and nobody begins or ends
  /// all of its sessions, until that transaction is over.
  ///
  /// @return whether it is there and not disabled
  public boolean lockEnabled(UserId id) {
    return table.lockEnabled(id);
  }

  /// Sign-in is refused from now on. What was granted before is not ended here.
  ///
  /// @return whether there is such an account
  public boolean disable(UserId id) {
    return table.disable(id);
  }

  /// Returns whether there is such an account
  public boolean enable(UserId id) {
    return table.enable(id);
  }

  public Optional<Account> find(UserId id) {
    return table.byIds(List.of(id)).stream().findFirst();
  }

  /// Unknown ids are left out.
  List<Account> find(Collection<UserId> wanted) {
    return wanted.isEmpty() ? List.of() : table.byIds(wanted);
  }

  List<Account> startingWith(String prefix, int limit) {
    return table.byPrefix(prefix, limit);
  }

  /// Returns the account with its new name, or nothing if the name is refused or the account gone
  Optional<Account> rename(UserId id, DisplayName name) {
    table.rename(id, name);
    return find(id);
  }

  private SignUpResult insert(UserName userName, DisplayName displayName, String password) {
    var id = new UserId(ids.next());
    if (table.insert(id, userName, displayName, hashes.hash(password))) {
      return new SignedUp(new Account(id, userName.written(), displayName.written()));
    }
    ErrorCode code = refusalOf(userName).orElse(ErrorCode.USER_NAME_TAKEN);
    return new Refused(List.of(Problem.ofField(code, USER_NAME)));
  }

  private Optional<ErrorCode> refusalOf(UserName name) {
    return table
        .similar(name)
        .map(key ->
            key.equals(name.key()) ? ErrorCode.USER_NAME_TAKEN : ErrorCode.USER_NAME_CONFUSABLE);
  }

  private static Problem ofPassword(ErrorCode code) {
    Problem problem = Problem.ofField(code, PASSWORD);
    return switch (code) {
      case PASSWORD_TOO_SHORT -> problem.withLimit(PasswordRules.SHORTEST);
      case PASSWORD_TOO_LONG -> problem.withLimit(PasswordRules.LONGEST);
      default -> problem;
    };
  }
}
