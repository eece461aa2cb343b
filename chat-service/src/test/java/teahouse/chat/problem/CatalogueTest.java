package teahouse.chat.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import teahouse.chat.testing.Contract;

class CatalogueTest {

  @ParameterizedTest
  @EnumSource
  void everyCodeIsPublishedAsItIsUsed(ErrorCode code) {
    var row = Contract.errors().get(code.wireName());

    assertThat(row).as(code.wireName()).isNotNull();
    assertThat(row.get(0)).isIn("–", Integer.toString(code.status()));
    assertThat(row.get(2)).isEqualTo(code.retryable() ? "yes" : "no");
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeHasWordsInBothLanguages(ErrorCode code) {
    var problem = Problem.of(code).at("name").boundedBy(60);

    var english = ProblemTexts.detail(problem, Language.ENGLISH);
    var chinese = ProblemTexts.detail(problem, Language.CHINESE);

    assertThat(english).matches("\\P{IsHan}+").doesNotContain("{");
    assertThat(chinese).containsPattern("\\p{IsHan}").doesNotContain("{");
    assertThat(ProblemTexts.title(problem, Language.CHINESE)).containsPattern("\\p{IsHan}");
  }
}
