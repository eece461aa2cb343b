package teahouse.history.problem;

import java.util.ResourceBundle;

/// The catalogue's words for people. Programs decide by the code only.
final class ProblemTexts {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private ProblemTexts() {}

  /// A few words that are the same for every occurrence of the code.
  static String title(Problem problem, Language language) {
    return text(problem.code(), "title", language);
  }

  /// One sentence about this occurrence.
  static String detail(Problem problem, Language language) {
    var field = problem.field();
    var limit = problem.limit();
    return text(problem.code(), "detail", language)
        .replace("{field}", field == null ? "?" : field)
        .replace("{limit}", limit == null ? "?" : limit.toString());
  }

  private static String text(ErrorCode code, String part, Language language) {
    return ResourceBundle.getBundle(
            "teahouse.history.problem.texts", language.locale(), NO_FALLBACK)
        .getString(code.wireName() + "." + part);
  }
}
