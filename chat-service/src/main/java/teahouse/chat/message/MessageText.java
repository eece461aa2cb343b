package teahouse.chat.message;

import java.util.Optional;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;

/// What may be said.
final class MessageText {

  /// In code points.
  static final int LONGEST = 4_000;

  private static final int MARKS_ON_ONE_BASE = 8;

  private MessageText() {}

  /// Why the text may not be posted; empty if it may.
  static Optional<Problem> refusal(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > LONGEST) {
      return Optional.of(refused(ErrorCode.TEXT_TOO_LONG).boundedBy(LONGEST));
    }
    if (!isAllowed(text)) {
      return Optional.of(refused(ErrorCode.TEXT_NOT_ALLOWED));
    }
    return isBlank(text) ? Optional.of(refused(ErrorCode.TEXT_EMPTY)) : Optional.empty();
  }

  private static Problem refused(ErrorCode code) {
    return Problem.of(code).at("text");
  }

  private static boolean isAllowed(String text) {
    int marks = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int each = text.codePointAt(i);
      marks = isMark(each) ? marks + 1 : 0;
      if (marks > MARKS_ON_ONE_BASE || isForbidden(each)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isForbidden(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL -> each != '\t' && each != '\n';
      case Character.SURROGATE -> true;
      default -> false;
    };
  }

  private static boolean isMark(int each) {
    return switch (Character.getType(each)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isBlank(String text) {
    return text.codePoints()
        .allMatch(each ->
            Character.isWhitespace(each) || Character.isSpaceChar(each) || isInvisible(each));
  }

  private static boolean isInvisible(int each) {
    return Character.getType(each) == Character.FORMAT;
  }
}
