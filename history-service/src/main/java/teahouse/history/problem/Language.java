package teahouse.history.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What people read: Chinese or English.
enum Language {
  ENGLISH(Locale.ENGLISH),
  CHINESE(Locale.CHINESE);

  private static final int LONGEST_HEADER = 200;

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /// The better of the two by the header `Accept-Language`; English if it does not say.
  static Language of(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
      return ENGLISH;
    }
    try {
      var wanted = Locale.LanguageRange.parse(acceptLanguage);
      var found = Locale.lookup(wanted, List.of(Locale.ENGLISH, Locale.CHINESE));
      return Locale.CHINESE.equals(found) ? CHINESE : ENGLISH;
    } catch (IllegalArgumentException unreadable) {
      return ENGLISH;
    }
  }

  Locale locale() {
    return locale;
  }
}
