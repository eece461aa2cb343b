package teahouse.chat.problem;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The catalogue's words for people. Programs decide by the code only.
public final class ProblemTexts {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /// Looked up once: to look for a bundle takes longer than to write a frame, and an instance under
  /// overload turns away thousands a second.
  private static final Map<Language, ResourceBundle> TEXTS =
      Arrays.stream(Language.values())
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  ProblemTexts::bundle,
                  (one, _) -> one,
                  () -> new EnumMap<>(Language.class)));

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
    return requireNonNull(TEXTS.get(language)).getString(code.wireName() + "." + part);
  }

  private static ResourceBundle bundle(Language language) {
    return ResourceBundle.getBundle("teahouse.chat.problem.texts", language.locale(), NO_FALLBACK);
  }
}
