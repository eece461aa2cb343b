package teahouse.auth.account;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Optional;

/// The name that one signs in with.
///
/// @param written as the person wrote it, in NFC
/// @param key equal for names that differ by case, width or composition only
/// @param skeleton equal for names that look alike (UTS #39, section 4)
record UserName(String written, String key, String skeleton) {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 32;

  /// Letters of writing systems in modern use, in mixtures that people really write (UTS #39:
  /// identifier status "allowed", restriction level "highly restrictive"), digits of one system.
  private static final SpoofChecker CHECKER =
      new SpoofChecker.Builder()
          .setAllowedChars(SpoofChecker.RECOMMENDED)
          .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
          .setChecks(
              SpoofChecker.RESTRICTION_LEVEL
                  | SpoofChecker.CHAR_LIMIT
                  | SpoofChecker.INVISIBLE
                  | SpoofChecker.MIXED_NUMBERS)
          .build();

  static Optional<UserName> parse(String text) {
    if (text.length() > 4 * LONGEST) {
      return Optional.empty();
    }
    String written = Normalizer2.getNFCInstance().normalize(text);
    int length = CodePoints.count(written);
    boolean fits = length >= SHORTEST && length <= LONGEST;
    if (!fits || !isIdentifier(written) || CHECKER.failsChecks(withoutMarks(written))) {
      return Optional.empty();
    }
    return Optional.of(new UserName(written, keyOf(written), skeletonOf(written)));
  }

  /// The key under which an account with this name would be found, whatever the name is.
  static String keyOf(String text) {
    return Normalizer2.getNFKCCasefoldInstance().normalize(text);
  }

  /// Folded before (I is i, not l) and after (0 is O is o).
  private static String skeletonOf(String written) {
    return UCharacter.foldCase(CHECKER.getSkeleton(keyOf(written)), true);
  }

  /// UAX #31 identifiers with `_`, `-` and `.` between and after.
  private static boolean isIdentifier(String written) {
    int first = written.codePointAt(0);
    return UCharacter.isLetterOrDigit(first)
        && written.codePoints().allMatch(UserName::mayStand)
        && !written.endsWith(".")
        && !written.contains("..");
  }

  private static boolean mayStand(int codePoint) {
    return isMark(codePoint)
        || (UCharacter.hasBinaryProperty(codePoint, UProperty.XID_CONTINUE)
            && !UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT));
  }

  private static boolean isMark(int codePoint) {
    return codePoint == '_' || codePoint == '-' || codePoint == '.';
  }

  /// The checker's own list of allowed characters lacks some of the marks.
  private static String withoutMarks(String written) {
    return written
        .codePoints()
        .filter(codePoint -> !isMark(codePoint))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
