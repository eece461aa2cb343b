package teahouse.chat.problem;

import java.util.ResourceBundle;

/// The catalogue's words for people. Programs decide by the code only.
public final class ProblemTexts {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  // Looked up once: to look for a bundle takes longer than to write a frame, and an instance under
  // overload turns away thousands a second.
  private static final ResourceBundle ENGLISH = bundle(Language.ENGLISH);
  private static final ResourceBundle CHINESE = bundle(Language.CHINESE);

  private ProblemTexts() {}

  /// A few words that are the same for every occurrence of the code.
  public static String title(Problem problem, Language language) {
    return text(problem.code(), "title", language);
  }

  /// One sentence about this occurrence.
  public static String detail(Problem problem, Language language) {
    var field = problem.field();
    var limit = problem.limit();
    return text(problem.code(), "detail", language)
        .replace("{field}", field == null ? "?" : field)
        .replace("{limit}", limit == null ? "?" : limit.toString());
  }

  private static String text(ErrorCode code, String part, Language language) {
    var texts =
        switch (language) {
          case ENGLISH -> ENGLISH;
          case CHINESE -> CHINESE;
        };
    return texts.getString(code.wireName() + "." + part);
  }

  private static ResourceBundle bundle(Language language) {
    return ResourceBundle.getBundle("teahouse.chat.problem.texts", language.locale(), NO_FALLBACK);
  }
}
