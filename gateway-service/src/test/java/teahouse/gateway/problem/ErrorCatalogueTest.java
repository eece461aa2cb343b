package teahouse.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCatalogueTest {

  @ParameterizedTest
  @EnumSource
  void everyCodeIsPublishedWithTheStatusAndAdviceThatItHas(ErrorCode code) throws IOException {
    String row =
        Files.readAllLines(Path.of("../contracts/errors.md")).stream()
            .filter(line -> line.startsWith("| `" + code.wireName() + "` |"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(code.wireName() + " is not in the catalogue"));

    assertThat(row)
        .startsWith("| `%s` | %d |".formatted(code.wireName(), code.status().value()))
        .contains(code.retryable() ? "| yes |" : "| no |");
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeIsToldInBothLanguages(ErrorCode code) {
    assertThat(ProblemTexts.title(code, Locale.CHINESE))
        .isNotEqualTo(ProblemTexts.title(code, Locale.ENGLISH));
    assertThat(ProblemTexts.detail(code, Locale.CHINESE))
        .isNotEqualTo(ProblemTexts.detail(code, Locale.ENGLISH));
  }
}
