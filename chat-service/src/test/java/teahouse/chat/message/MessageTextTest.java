package teahouse.chat.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teahouse.chat.problem.ErrorCode;

class MessageTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你好 👋",
        "a\tb\nc",
        "e\u0301",
        "\ud83d\udc69\u200d\ud83d\ude80",
        "\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd",
        "<script>alert(1)</script>"
      })
  void peopleMayWriteAsTheyDo(String text) {
    assertThat(refusal(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t ", "\u00a0\u3000", "\u200b\u2060"})
  void nothingIsEmpty(String text) {
    assertThat(refusal(text)).isEqualTo(ErrorCode.TEXT_EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\rb", "\u001b[31m", "a\u0085b", "\ud83d", "a\udc4b"})
  void controlsAndLoneSurrogatesAreRefused(String text) {
    assertThat(refusal(text)).isEqualTo(ErrorCode.TEXT_NOT_ALLOWED);
  }

  @Test
  void eightMarksOnOneBaseAreEnough() {
    assertThat(refusal("e" + "\u0301".repeat(8))).isNull();
    assertThat(refusal("e" + "\u0301".repeat(9))).isEqualTo(ErrorCode.TEXT_NOT_ALLOWED);
    assertThat(refusal(("e" + "\u0301".repeat(8)).repeat(3))).isNull();
  }

  @Test
  void lengthIsCountedInCodePoints() {
    assertThat(refusal("👋".repeat(4_000))).isNull();
    assertThat(refusal("👋".repeat(4_001))).isEqualTo(ErrorCode.TEXT_TOO_LONG);
  }

  private static @Nullable ErrorCode refusal(String text) {
    return MessageText.refusal(text).map(problem -> problem.code()).orElse(null);
  }
}
