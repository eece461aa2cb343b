package teahouse.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;

/// One browser for the tests of a class; each person gets a window with cookies of its own.
public final class Browsers implements AutoCloseable {

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  /// A page that lost its line tries again within 8 s, twice that when its room has to catch up;
  /// the rest is for machines where a browser, a broker and four services share one slow core.
  static final double PATIENCE_MILLIS = 90_000;

  public Browsers() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    LaunchOptions options = new LaunchOptions().setHeadless(true).setArgs(QUIET);
    InstalledBrowser.find().ifPresent(options::setExecutablePath);
    browser = playwright.chromium().launch(options);
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
