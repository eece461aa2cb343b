package teahouse.gateway.problem;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.HtmlUtils;

/// A problem as a page of its own, for a person whose browser went to an address: whoever is shown
/// JSON instead of the sign-in page learns nothing from it.
///
/// It needs no script, and no file of a service that may be the one that is away.
final class ProblemPage {

  private ProblemPage() {}

  /// Whether a browser goes to this address to show what comes, rather than a script asking for it.
  static boolean isAskedForBy(HttpHeaders asked) {
    return "navigate".equals(asked.getFirst("Sec-Fetch-Mode"));
  }

  /// The page, in UTF-8.
  static byte[] of(ErrorCode code, Locale language) {
    String title = HtmlUtils.htmlEscape(ProblemTexts.title(code, language));
    // An empty address is the page's own: the same question again.
    String address = code.retryable() ? "" : "/";
    String way = ProblemTexts.way(code.retryable(), language);
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <link rel="icon" href="/icon.svg">
    <link rel="stylesheet" href="/problem.css">
    </head>
    <body>
    <main>
    <p class="house">Teahouse</p>
    <h1>%s</h1>
    <p>%s</p>
    <p><a href="%s">%s</a></p>
    </main>
    </body>
    </html>
    """
        .formatted(
            Locale.CHINESE.equals(language) ? "zh-CN" : "en",
            title,
            title,
            HtmlUtils.htmlEscape(ProblemTexts.detail(code, language)),
            address,
            HtmlUtils.htmlEscape(way))
        .getBytes(StandardCharsets.UTF_8);
  }
}
