package teahouse.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
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
          outside(lin, window);
          lin.signsIn(DEMO_PASSWORD);
          inside(lin, window);
          keepingOrder(lin, window);
          signedIn(lin, window);
        }
      }
    }
  }

  private static void outside(Person person, Window window) {
    person.opens("/");
    link(person, window, "Sign in", "登录").waitFor();
    take(person, window, "landing");
    link(person, window, "Sign in", "登录").click();
    person.page().locator("input[name=password]").waitFor();
    take(person, window, "sign-in");
  }

  private static void inside(Person person, Window window) {
    Page page = person.page();
    Locator room = page.getByRole(AriaRole.LINK).filter(hasRoomName()).first();
    room.waitFor();
    take(person, window, "rooms");
    link(person, window, "Find rooms", "发现房间").click();
    assertThat(page.getByRole(AriaRole.MAIN).getByText(TEA_ROOM).first()).isVisible();
    take(person, window, "directory");
    person.opens("/");
    button(person, window, "Create a room", "创建房间").click();
    page.getByRole(AriaRole.DIALOG).waitFor();
    take(person, window, "dialog");
    page.keyboard().press("Escape");
    room.click();
    assertThat(page.locator("article[data-state=sent]").first()).isVisible();
    assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    take(person, window, "room");
  }

  /// In her own room: what she may do to a member, and what she is asked before she bans one.
  private static void keepingOrder(Person person, Window window) {
    button(person, window, "Room details and members", "房间详情与成员").click();
    Locator maya = button(person, window, "What to do with Maya Okafor", "对 Maya Okafor 的操作");
    maya.waitFor();
    named(person, window, AriaRole.SEARCHBOX, "Name or user name", "名字或用户名").fill("maya");
    person.page().getByText(window.isChinese() ? "已是成员" : "Is a member").waitFor();
    take(person, window, "details");
    maya.click();
    Locator ban = button(person, window, "Ban from the room…", "禁止进入…");
    ban.waitFor();
    take(person, window, "member");
    ban.click();
    ban.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    take(person, window, "ban");
    person.page().keyboard().press("Escape");
  }

  private static void signedIn(Person person, Window window) {
    Page page = person.page();
    person.opens("/");
    page.getByTitle(window.isChinese() ? "设置" : "Settings").first().click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    Locator here = dialog.getByText(window.isChinese() ? "这台设备" : "This device");
    here.scrollIntoViewIfNeeded();
    assertThat(here).isVisible();
    take(person, window, "signed-in");
  }

  private static Locator link(Person person, Window window, String english, String chinese) {
    return named(person, window, AriaRole.LINK, english, chinese);
  }

  private static Locator button(Person person, Window window, String english, String chinese) {
    return named(person, window, AriaRole.BUTTON, english, chinese);
  }

  private static Locator named(
      Person person, Window window, AriaRole role, String english, String chinese) {
    String name = window.isChinese() ? chinese : english;
    return person.page().getByRole(role, new Page.GetByRoleOptions().setName(name)).first();
  }

  private static void take(Person person, Window window, String scene) {
    person.isPictured(FOLDER.resolve(name(window, scene)));
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
