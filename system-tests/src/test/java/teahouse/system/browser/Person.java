package teahouse.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Somebody at a window of their own, who does and sees what people do and see.
public final class Person implements AutoCloseable {

  private final BrowserContext context;
  private final Page page;
  private final URI origin;
  private final String userName;
  private final String displayName;
  private final List<String> complaints = new ArrayList<>();

  private Person(BrowserContext context, URI origin, String userName, String displayName) {
    this.context = context;
    this.origin = origin;
    this.userName = userName;
    this.displayName = displayName;
    context.setDefaultTimeout(Browsers.PATIENCE_MILLIS);
    page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      if (message.text().contains("Content Security Policy")) {
        complaints.add(message.text());
      }
    });
  }

  /// Opens a window as wide as a desk, in English.
  public static Person at(Browser browser, URI origin, String userName, String displayName) {
    return with(Window.DESK, browser, origin, userName, displayName);
  }

  public static Person with(
      Window window, Browser browser, URI origin, String userName, String displayName) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(window.width(), window.height())
                .setLocale(window.language())
                .setColorScheme(window.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
    return new Person(context, origin, userName, displayName);
  }

  /// How large, which language, light or dark.
  public record Window(int width, int height, String language, boolean dark) {

    public static final Window DESK = new Window(1440, 900, "en-US", false);

    public boolean isChinese() {
      return language.startsWith("zh");
    }
  }

  public Page page() {
    return page;
  }

  /// Through the landing page and the sign-up page, back to the app.
  public void signsUp() {
    page.navigate(origin.toString());
    byRole(AriaRole.LINK, "Create an account").click();
    page.getByLabel("User name").fill(userName);
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(displayName);
    page.getByLabel("Password").fill("a quiet cup of " + userName);
    byRole(AriaRole.BUTTON, "Make the account").click();
    assertThat(byRole(AriaRole.HEADING, "Rooms").or(heading("My rooms")).first()).isVisible();
  }

  /// For somebody who has an account; whatever the language of the window.
  public void signsIn(String password) {
    page.navigate(origin.resolve("/session/sign-in").toString());
    page.locator("input[name=username]").fill(userName);
    page.locator("input[name=password]").fill(password);
    page.locator("button[type=submit]").click();
    page.waitForURL(origin.resolve("/").toString());
  }

  /// Makes a public room and is in it.
  public void makesRoom(String name) {
    byRole(AriaRole.BUTTON, "Create a room").first().click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Name").fill(name);
    dialog.getByText("Everybody").click();
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Create")).click();
    assertThat(composer()).isVisible();
  }

  public void joins(String room) {
    byRole(AriaRole.LINK, "Find rooms").first().click();
    page.getByPlaceholder("Search rooms by name or topic")
        .or(page.getByLabel("Search rooms by name or topic"))
        .first()
        .fill(room);
    byRole(AriaRole.BUTTON, "Join " + room).click();
    assertThat(composer()).isVisible();
  }

  public void says(String text) {
    composer().fill(text);
    composer().press("Enter");
  }

  /// Sees the message, confirmed by the log.
  public void sees(String text) {
    assertThat(message(text).first()).isVisible();
  }

  public void seesOnce(String text) {
    sees(text);
    assertThat(message(text)).hasCount(1);
  }

  /// Sees these messages in this order, each once and none between them missing.
  public void seesInOrder(List<String> texts) {
    texts.forEach(this::sees);
    Locator all = page.locator("article[data-state=sent]");
    List<String> shown =
        all.allInnerTexts().stream().flatMap(String::lines).filter(texts::contains).toList();
    if (!shown.equals(texts)) {
      throw new AssertionError("saw %s (expected: %s)".formatted(shown, texts));
    }
  }

  public void doesNotSee(String text) {
    assertThat(page.getByText(text)).hasCount(0);
  }

  public void seesText(String text) {
    assertThat(page.locator("body")).containsText(text);
  }

  public void reloads() {
    page.reload();
    assertThat(composer()).isVisible();
  }

  public void opens(String path) {
    page.navigate(origin.resolve(path).toString());
  }

  public String path() {
    return URI.create(page.url()).getPath();
  }

  /// What the browser itself objected to: script errors, and whatever the content policy stopped.
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  public void isPictured(Path file) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
  }

  @Override
  public void close() {
    context.close();
  }

  private Locator message(String text) {
    return page.locator("article[data-state=sent]", new Page.LocatorOptions().setHasText(text));
  }

  private Locator composer() {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message to"));
  }

  private Locator heading(String name) {
    return byRole(AriaRole.HEADING, name);
  }

  private Locator byRole(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name));
  }
}
