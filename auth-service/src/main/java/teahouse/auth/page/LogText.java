package teahouse.auth.page;

/// What somebody typed, made safe for one line of a log.
final class LogText {

  private static final int LONGEST = 40;

  private LogText() {}

  static String of(String typed) {
    String start = typed.substring(0, Math.min(typed.length(), LONGEST));
    return start.replaceAll("[^\\p{L}\\p{N}._@-]", "?");
  }
}
