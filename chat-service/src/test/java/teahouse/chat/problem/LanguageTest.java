package teahouse.chat.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh-CN,zh;q=0.9,en;q=0.8 | CHINESE",
        "zh-TW                   | CHINESE",
        "en-GB,zh;q=0.5          | ENGLISH",
        "fr,zh;q=0.5             | CHINESE",
        "fr                      | ENGLISH",
        "*                       | ENGLISH",
        ";;;q=,                  | ENGLISH",
        "                        | ENGLISH"
      })
  void theClientChoosesByItsHeader(String header, Language language) {
    assertThat(Language.of(header)).isEqualTo(language);
  }
}
