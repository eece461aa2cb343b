package teahouse.chat.room;

import java.text.Normalizer;
import java.util.Locale;

/// Text on one line that shows what it is: no controls, nothing that turns the direction of
/// writing, nothing invisible, no tower of marks.
final class OneLine {

  private static final int MOST_MARKS = 8;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int EMOJI_PRESENTATION = 0xFE0F;

  private OneLine() {}

  static boolean isClean(String text) {
    int[] points = text.codePoints().toArray();
    int marks = 0;
    for (int i = 0; i < points.length; i++) {
      marks = isMark(points[i]) ? marks + 1 : 0;
      if (marks > MOST_MARKS || !(isVisible(points[i]) || isInsideEmoji(points, i))) {
        return false;
      }
    }
    return true;
  }

  /// Equal for texts that people take for the same: width, case and composition do not count.
  static String fold(String text) {
    var compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
    var folded = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> false;
    };
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !isBlankLetter(point) && !isVariationSelector(point);
    };
  }

  /// Letters and marks by their category, and nothing to the eye.
  private static boolean isBlankLetter(int point) {
    return switch (point) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default -> false;
    };
  }

  private static boolean isVariationSelector(int point) {
    return (point >= 0xFE00 && point <= 0xFE0F)
        || (point >= 0x180B && point <= 0x180F)
        || (point >= 0xE0100 && point <= 0xE01EF);
  }

  /// Joiners that make one picture of several, as in 👩‍🌾.
  private static boolean isInsideEmoji(int[] points, int i) {
    return switch (points[i]) {
      case EMOJI_PRESENTATION -> i > 0 && Character.isEmoji(points[i - 1]);
      case ZERO_WIDTH_JOINER ->
          i > 0
              && i + 1 < points.length
              && (Character.isEmoji(points[i - 1]) || points[i - 1] == EMOJI_PRESENTATION)
              && Character.isExtendedPictographic(points[i + 1]);
      default -> false;
    };
  }
}
