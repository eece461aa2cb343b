package teahouse.auth.account;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import teahouse.auth.problem.ErrorCode;

/// Long enough, and not what an attacker tries first. No rules of composition: they make passwords
/// worse (NIST SP 800-63B, section 5.1.1.2).
@Component
class PasswordRules {

  static final int SHORTEST = 8;
  static final int LONGEST = 256;

  private static final String DIGITS = "0123456789012345678909876543210987654321";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzyxwvutsrqponmlkjihgfedcba";
  private static final int FEWEST_CHARACTERS = 3;
  private static final int LONGEST_TRIMMING = 4;

  private final CommonPasswords common;

  PasswordRules(CommonPasswords common) {
    this.common = common;
  }

  /// Returns why the password is refused, or nothing
  Optional<ErrorCode> refusalOf(String password, String userName) {
    int length = CodePoints.count(password);
    if (length < SHORTEST) {
      return Optional.of(ErrorCode.PASSWORD_TOO_SHORT);
    }
    if (length > LONGEST) {
      return Optional.of(ErrorCode.PASSWORD_TOO_LONG);
    }
    return isGuessable(password.toLowerCase(Locale.ROOT), UserName.keyOf(userName))
        ? Optional.of(ErrorCode.PASSWORD_TOO_COMMON)
        : Optional.empty();
  }

  private boolean isGuessable(String password, String name) {
    return common.contain(password)
        || common.contain(withoutEnding(password))
        || isRun(password)
        || isMadeOf(name, password)
        || isMadeOf("teahouse", password);
  }

  /// One or two characters over and over, or a walk along the alphabet or the digits.
  private static boolean isRun(String password) {
    return password.codePoints().distinct().count() < FEWEST_CHARACTERS
        || DIGITS.contains(password)
        || LETTERS.contains(password);
  }

  /// The name itself, twice, backwards, or with digits and signs around it.
  private static boolean isMadeOf(String name, String password) {
    String reversed = new StringBuilder(name).reverse().toString();
    return isTrimmed(name, password) || isTrimmed(reversed, password);
  }

  private static String withoutEnding(String password) {
    int end = password.length();
    while (end > 0 && !Character.isLetter(password.charAt(end - 1))) {
      end--;
    }
    return password.substring(0, end);
  }

  private static boolean isTrimmed(String name, String password) {
    String rest = password.replace(name, "");
    return password.contains(name)
        && rest.length() <= LONGEST_TRIMMING
        && rest.codePoints().noneMatch(Character::isLetter);
  }
}
