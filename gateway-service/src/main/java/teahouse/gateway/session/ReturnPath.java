package teahouse.gateway.session;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a sign-in leads back to: always a page of this origin, whatever a link says.
record ReturnPath(String value) {

  private static final ReturnPath HOME = new ReturnPath("/");
  private static final int MOST_CHARACTERS = 512;

  /// Printable ASCII but `\`, `"`, `<` and `>`. Browsers read `\` as `/` and drop tabs and line
  /// ends, so that `/\evil.example` and `/<tab>/evil.example` leave this origin as `//evil.example`
  /// does.
  private static final Pattern PATH = Pattern.compile("/(?!/)[!#-;=?-\\[\\]-~]*");

  static ReturnPath of(@Nullable String asked) {
    boolean good =
        asked != null
            && asked.length() <= MOST_CHARACTERS
            && PATH.matcher(asked).matches()
            && !asked.startsWith("/session/")
            && !asked.startsWith("/oauth2/");
    return good && asked != null ? new ReturnPath(asked) : HOME;
  }
}
