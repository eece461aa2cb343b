package teahouse.auth.account;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.Optional;

/// What others read beside a message. Any script, emoji too; nothing that hides or reorders text.
///
/// @param key what a search by its beginning compares
record DisplayName(String written, String key) {

  private static final int LONGEST = 40;
  private static final int MOST_MARKS_ON_ONE_BASE = 8;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int EMOJI_STYLE = 0xFE0F;

  static Optional<DisplayName> parse(String text) {
    String written = text.strip();
    int length = CodePoints.count(written);
    if (length == 0 || length > LONGEST || !isShown(written)) {
      return Optional.empty();
    }
    return Optional.of(new DisplayName(written, keyOf(written)));
  }

  static String keyOf(String text) {
    return Normalizer2.getNFKCCasefoldInstance().normalize(text);
  }

  private static boolean isShown(String written) {
    int[] codePoints = written.codePoints().toArray();
    int marks = 0;
    boolean anythingToSee = false;
    for (int i = 0; i < codePoints.length; i++) {
      if (hides(codePoints[i]) && !(i > 0 && joinsEmoji(codePoints[i - 1], codePoints[i]))) {
        return false;
      }
      marks = isCombining(codePoints[i]) ? marks + 1 : 0;
      if (marks > MOST_MARKS_ON_ONE_BASE) {
        return false;
      }
      anythingToSee |= UCharacter.isLetterOrDigit(codePoints[i]) || isGraphic(codePoints[i]);
    }
    return anythingToSee;
  }

  /// Control, format (bidirectional, zero width), private, surrogate, unassigned and line breaks.
  private static boolean hides(int codePoint) {
    return switch (UCharacter.getType(codePoint)) {
      case UCharacterCategory.CONTROL,
          UCharacterCategory.FORMAT,
          UCharacterCategory.PRIVATE_USE,
          UCharacterCategory.SURROGATE,
          UCharacterCategory.UNASSIGNED,
          UCharacterCategory.LINE_SEPARATOR,
          UCharacterCategory.PARAGRAPH_SEPARATOR ->
          true;
      default ->
          UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
              || codePoint == 0x2800;
    };
  }

  private static boolean joinsEmoji(int before, int codePoint) {
    boolean joiner = codePoint == ZERO_WIDTH_JOINER || codePoint == EMOJI_STYLE;
    return joiner
        && (before == EMOJI_STYLE
            || UCharacter.hasBinaryProperty(before, UProperty.EMOJI)
            || UCharacter.hasBinaryProperty(before, UProperty.EXTENDED_PICTOGRAPHIC));
  }

  private static boolean isCombining(int codePoint) {
    int type = UCharacter.getType(codePoint);
    return type == UCharacterCategory.NON_SPACING_MARK || type == UCharacterCategory.ENCLOSING_MARK;
  }

  private static boolean isGraphic(int codePoint) {
    return UCharacter.hasBinaryProperty(codePoint, UProperty.POSIX_GRAPH)
        && !isCombining(codePoint);
  }
}
