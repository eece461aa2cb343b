package teahouse.system.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckerTest {

  private static final int MUTANTS_OF_A_KIND = 10;

  @RepeatedTest(50)
  void findsNothingInAGoodHistory(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    History good =
        GoodHistory.of(
            random, 1 + random.nextInt(5), 2 + random.nextInt(6), 100 + random.nextInt(900));
    assertThat(Checker.judge(good).toString()).isEqualTo("all promises held");
  }

  @ParameterizedTest
  @EnumSource
  void findsTheMutant(MutantKind kind) {
    for (int seed = 0; seed < MUTANTS_OF_A_KIND; seed++) {
      Random random = new Random(seed);
      History mutant = kind.of(new Mutant(GoodHistory.of(random, 3, 5, 600), random));
      assertThat(Checker.judge(mutant).counts())
          .as("%s, seed %d", kind, seed)
          .containsKey(kind.expected);
    }
  }

  @Test
  void saysWhatWasWrongInOneLine() {
    Random random = new Random(1);
    Mutant mutant = new Mutant(GoodHistory.of(random, 3, 5, 600), random);
    Verdict verdict = Checker.judge(MutantKind.ARCHIVE_SKIPS_A_RECORD.of(mutant));
    assertThat(verdict.anomalies()).hasSize(1);
    assertThat(verdict.toString())
        .contains("LOST_WRITE (P2 durability) in room")
        .contains("is in the log and has no row");
  }

  @Test
  void judgesAMillionObservations() {
    History large = GoodHistory.of(new Random(2), 20, 2, 250_000);
    assertThat(large.clients()).hasSize(4);
    assertThat(Checker.judge(large).good()).isTrue();
  }
}
