package teahouse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import teahouse.local.Service;
import teahouse.system.browser.Browsers;
import teahouse.system.browser.Person;

/// Two windows of a real browser, through the gateway, on the real local stack.
@ExtendWith(House.Extension.class)
class TwoPeopleTalkTest {

  private static final Path PICTURES = Path.of("target", "screenshots");

  private static Browsers browsers;

  @BeforeAll
  static void openBrowser() {
    browsers = new Browsers();
  }

  @AfterAll
  static void closeBrowser() {
    browsers.close();
  }

  @Test
  void twoPeopleSignUpMakeARoomAndTalkBothWays(House house) {
    try (Person lin = person(house, "talk_lin", "林青");
        Person shen = person(house, "talk_shen", "沈白")) {
      lin.signsUp();
      lin.makesRoom("两个人的茶馆");
      shen.signsUp();
      shen.joins("两个人的茶馆");

      lin.says("你好，沈白 👋🏽");
      shen.sees("你好，沈白 👋🏽");
      shen.says("Hello! 🍵 Is it *really* live?");
      lin.sees("Hello! 🍵 Is it really live?");
      lin.isPictured(PICTURES.resolve("two-people.png"));

      shen.reloads();
      shen.seesOnce("你好，沈白 👋🏽");
      shen.seesOnce("Is it really live?");
      assertThat(lin.complaints()).isEmpty();
      assertThat(shen.complaints()).isEmpty();
    }
  }

  @Test
  void aNewcomerSeesTheHistory(House house) {
    try (Person lin = person(house, "past_lin", "Lin");
        Person newcomer = person(house, "past_newcomer", "Newcomer")) {
      lin.signsUp();
      lin.makesRoom("A room with a past");
      lin.says("Said before you came");
      lin.sees("Said before you came");

      newcomer.signsUp();
      newcomer.joins("A room with a past");
      newcomer.seesOnce("Said before you came");
    }
  }

  @Test
  void aStrangerIsNotLetIntoARoom(House house) {
    try (Person lin = person(house, "door_lin", "Lin");
        Person stranger = person(house, "door_stranger", "Stranger")) {
      lin.signsUp();
      lin.makesRoom("Members only please");
      lin.says("For members");
      lin.sees("For members");

      stranger.signsUp();
      stranger.opens(lin.path());
      stranger.seesText("You are not in this room yet");
      stranger.doesNotSee("For members");
    }
  }

  @Test
  void aScriptIsShownAsText(House house) {
    try (Person lin = person(house, "script_lin", "<img src=x onerror=alert(1)>")) {
      lin.signsUp();
      lin.makesRoom("<b>bold</b> ideas");
      lin.says("<script>document.title='owned'</script> and [a link](javascript:alert(1))");
      lin.sees("<script>document.title='owned'</script>");
      assertThat(lin.page().title()).doesNotContain("owned");
      assertThat(lin.page().locator("a[href^='javascript:']").count()).isZero();
      assertThat(lin.page().locator("article b, article script").count()).isZero();
      assertThat(lin.complaints()).isEmpty();
    }
  }

  @Test
  void chatServiceDiesInMidConversationAndNothingIsLostOrDoubled(House house) {
    try (Person lin = person(house, "crash_lin", "Lin");
        Person shen = person(house, "crash_shen", "Shen")) {
      lin.signsUp();
      lin.makesRoom("It goes on");
      shen.signsUp();
      shen.joins("It goes on");
      lin.says("before the crash");
      shen.sees("before the crash");

      house.kills(Service.CHAT);
      lin.says("while it was away");
      house.restarts(Service.CHAT);
      shen.sees("while it was away");
      shen.says("after the crash");
      lin.sees("after the crash");

      List<String> all = List.of("before the crash", "while it was away", "after the crash");
      lin.seesInOrder(all);
      shen.seesInOrder(all);
    }
  }

  private static Person person(House house, String userName, String displayName) {
    return Person.at(browsers.browser(), house.address(), userName, displayName);
  }
}
