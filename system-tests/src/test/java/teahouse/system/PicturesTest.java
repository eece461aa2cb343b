package teahouse.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import teahouse.local.demo.DemoConversation;
import teahouse.system.browser.Browsers;
import teahouse.system.browser.Person;
import teahouse.system.browser.Person.Window;

/// Takes the pictures of the README and of the sizes and themes that people use, from the demo
/// conversation.
@ExtendWith(House.Extension.class)
class PicturesTest {

  private static final Path FOLDER = Path.of("target", "screenshots");
  private static final String TEA_ROOM = "茶余饭后";
  private static final String DEMO_PASSWORD = "insecure-local-longjing";
  private static final List<Window> WINDOWS =
      List.of(
          new Window(1440, 900, "en-US", false),
          new Window(1440, 900, "zh-CN", true),
          new Window(820, 1180, "zh-CN", false),
          new Window(390, 844, "en-US", true),
          new Window(390, 844, "zh-CN", false));

  @Test
  void theDemoRoomsLookAsTheyShould(House house) throws IOException, InterruptedException {
    new DemoConversation(house.address(), Clock.systemUTC().instant()).tell();
    try (Browsers browsers = new Browsers()) {
      for (Window window : WINDOWS) {
        try (Person lin =
            Person.with(window, browsers.browser(), house.address(), "lin_qing", "林青")) {
          lin.signsIn(DEMO_PASSWORD);
          picture(lin, window);
        }
      }
    }
  }

  private static void picture(Person person, Window window) {
    Page page = person.page();
    page.getByRole(AriaRole.LINK).filter(hasRoomName()).first().waitFor();
    person.isPictured(FOLDER.resolve(name(window, "rooms")));
    page.getByRole(AriaRole.LINK).filter(hasRoomName()).first().click();
    assertThat(page.locator("article[data-state=sent]").first()).isVisible();
    assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    person.isPictured(FOLDER.resolve(name(window, "room")));
  }

  private static Locator.FilterOptions hasRoomName() {
    return new Locator.FilterOptions().setHasText(TEA_ROOM);
  }

  private static String name(Window window, String scene) {
    return "%s-%dx%d-%s-%s.png"
        .formatted(
            scene,
            window.width(),
            window.height(),
            window.language(),
            window.dark() ? "dark" : "light");
  }
}
