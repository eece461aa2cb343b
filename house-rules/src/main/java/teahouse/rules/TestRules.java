package teahouse.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/// What a test may not do: wait for time instead of a fact, or be switched off.
final class TestRules {

  private TestRules() {}

  static Stream<ArchRule> all() {
    return Stream.of(noSleeps(), noneSwitchedOff());
  }

  static ArchRule noSleeps() {
    return noClasses()
        .should()
        .accessTargetWhere(
            Calls.of("java.lang.Thread", "sleep")
                .or(Calls.of("java.util.concurrent.TimeUnit", "sleep")))
        .as("tests wait for facts, they do not sleep");
  }

  static ArchRule noneSwitchedOff() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.junit.jupiter.api.Disabled")
        .as("no test is switched off");
  }
}
