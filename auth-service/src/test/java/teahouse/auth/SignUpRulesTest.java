package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets an account.
class SignUpRulesTest {

  private final Person guest = Person.at(Replica.shared());

  @ParameterizedTest
  @ValueSource(strings = {"林青", "مريم", "Ольга", "ÅsaBerg", "j.r_r-t", "42nd", "さくら", "민준"})
  void peopleOfAllScriptsGetTheNameTheyWrite(String name) {
    String own =
        name + "-" + Person.freshName().substring("guest-".length()).replaceAll("[a-z]", "7");
    Answer answer = guest.signUp(own, name, Person.PASSWORD);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.json().path("userName").asString()).isEqualTo(own);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "two words",
        "-dash",
        ".dot",
        "_line",
        "tab\tbed",
        "a\u200bb",
        "a\u202eb",
        "\u2066ab",
        "ра\u0443pal",
        "paypаl",
        "a/b",
        "a@b",
        "名\u3000字",
        "ab\u0000",
        "a..b",
        "ab.",
        "\ud83c\udf75tea",
        "abcdefghijklmnopqrstuvwxyzabcdefg",
        "x\u0334\u0335\u0336\u0337"
      })
  void namesThatDeceiveOrDoNotFitAreRefused(String name) {
    assertRefused(
        guest.signUp(name, "Guest", Person.PASSWORD), 400, "user_name_invalid", "userName");
  }

  @ParameterizedTest
  @CsvSource({"UPPER,upper", "straße,strasse", "e\u0301lan,élan"})
  void aNameIsTakenHoweverItIsWritten(String first, String second) {
    String tail = Person.freshName().substring("guest".length());
    assertThat(guest.signUp(first + tail, "First", Person.PASSWORD).status()).isEqualTo(201);
    assertRefused(
        guest.signUp(second + tail, "Second", Person.PASSWORD), 409, "user_name_taken", "userName");
  }

  @ParameterizedTest
  @CsvSource({"arnold,amold", "b0b,bob", "soul1,soull", "claire.,c1aire."})
  void aNameThatLooksLikeAnotherIsRefused(String first, String second) {
    String tail = Person.freshName().substring("guest-".length());
    assertThat(guest.signUp(first + tail, "First", Person.PASSWORD).status()).isEqualTo(201);
    assertRefused(
        guest.signUp(second + tail, "Second", Person.PASSWORD),
        409,
        "user_name_confusable",
        "userName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u200b", "a\u202eb", "a\u0007b", "two\nlines", "\u2800"})
  void displayNamesThatHideSomethingAreRefused(String name) {
    assertRefused(
        guest.signUp(guest.userName(), name, Person.PASSWORD),
        400,
        "display_name_invalid",
        "displayName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"林青 🍵", "👩‍👩‍👧 family", "❤️", "Zoë O’Hara", "محمد"})
  void displayNamesMayBeAnythingThatCanBeSeen(String name) {
    Answer answer = guest.signUp(guest.userName(), name, Person.PASSWORD);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.json().path("displayName").asString()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "short,password_too_short",
    "password,password_too_common",
    "Password123!,password_too_common",
    "12345678,password_too_common",
    "aaaaaaaaaaaa,password_too_common",
    "qwertyuiop,password_too_common",
    "teahouse2026,password_too_common"
  })
  void passwordsThatFallFirstAreRefused(String password, String code) {
    assertRefused(guest.signUp(guest.userName(), "Guest", password), 400, code, "password");
  }

  @Test
  void aPasswordMadeOfTheNameIsRefused() {
    assertRefused(
        guest.signUp(guest.userName(), "Guest", guest.userName() + "1!"),
        400,
        "password_too_common",
        "password");
  }

  @Test
  void aPasswordMayBeAsLongAsItIsBounded() {
    Answer tooLong = guest.signUp(guest.userName(), "Guest", "long enough ".repeat(22));
    assertRefused(tooLong, 400, "password_too_long", "password");
    assertThat(tooLong.json().path("limit").asInt()).isEqualTo(256);
    assertThat(guest.signUp(guest.userName(), "Guest", "茶".repeat(255) + "壶").status())
        .isEqualTo(400);
    assertThat(guest.signUp(guest.userName(), "Guest", "山高月小水落石出".repeat(32)).status())
        .isEqualTo(201);
  }

  @Test
  void aPasswordIsTheSameHoweverTheKeyboardComposesIt() {
    assertThat(guest.signUp(guest.userName(), "Guest", "café crème brûlée").status())
        .isEqualTo(201);
    String decomposed = Normalizer.normalize("café crème brûlée", Normalizer.Form.NFD);
    var in =
        guest.submits("/sign-in", Map.of("username", guest.userName(), "password", decomposed));
    assertThat(in.location()).isEqualTo("/");
  }

  @Test
  void ofManyAtOnceOneGetsTheName() throws InterruptedException {
    String name = Person.freshName();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> statuses =
          pool
              .invokeAll(
                  IntStream.range(0, 8)
                      .<Callable<Integer>>mapToObj(
                          _ -> () -> guest.signUp(name, "Guest", Person.PASSWORD).status())
                      .toList())
              .stream()
              .map(Future::resultNow)
              .toList();
      assertThat(statuses).containsOnlyOnce(201).contains(409).doesNotContain(500);
    }
  }

  @Test
  void refusalsAreToldInTheReadersLanguage() {
    var body = Map.of("userName", "a b", "displayName", "x", "password", Person.PASSWORD);
    assertThat(
            guest
                .postJson("/api/v1/users", body, "Accept-Language", "zh-CN,zh;q=0.9")
                .json()
                .path("title")
                .asString())
        .isEqualTo("不能使用这个用户名");
    assertThat(
            guest
                .postJson("/api/v1/users", body, "Accept-Language", "fr")
                .json()
                .path("title")
                .asString())
        .isEqualTo("This user name cannot be used");
  }

  private static void assertRefused(Answer answer, int status, String code, String field) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    var problem = answer.json();
    assertThat(problem.path("code").asString()).isEqualTo(code);
    assertThat(problem.path("type").asString()).isEqualTo("urn:teahouse:error:" + code);
    assertThat(problem.path("field").asString()).isEqualTo(field);
    assertThat(problem.path("retryable").asBoolean()).isFalse();
  }
}
