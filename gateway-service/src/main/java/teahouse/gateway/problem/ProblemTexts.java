package teahouse.gateway.problem;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.http.HttpHeaders;

/// Titles and details, in the language the client asked for; English when it asked for none of
/// ours.
final class ProblemTexts {

  private static final List<Locale> OURS = List.of(Locale.ENGLISH, Locale.CHINESE);

  private ProblemTexts() {}

  static Locale language(HttpHeaders headers) {
    try {
      Locale asked = Locale.lookup(headers.getAcceptLanguage(), OURS);
      return asked == null ? Locale.ENGLISH : asked;
    } catch (IllegalArgumentException e) {
      // Not a language list: nothing to go by.
      return Locale.ENGLISH;
    }
  }

  static String title(ErrorCode code, Locale language) {
    return bundle(language).getString(code.wireName() + ".title");
  }

  static String detail(ErrorCode code, Locale language) {
    return bundle(language).getString(code.wireName() + ".detail");
  }

  /// What the person can do: ask again, or go to the front door.
  static String way(boolean again, Locale language) {
    return bundle(language).getString(again ? "page.again" : "page.home");
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        "teahouse/gateway/problem/problems",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
