package teahouse.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

class HouseRulesTest {

  @ParameterizedTest(name = "{1} breaks: {0}")
  @MethodSource("rulesAndWhatBreaksThem")
  void aRuleFailsOnWhatBreaksIt(ArchRule rule, String broken) {
    var classes = new ClassFileImporter().importPackages("teahouse.rules.broken");

    var violations = rule.evaluate(classes).getFailureReport().getDetails();

    assertThat(violations).anyMatch(line -> line.contains("teahouse.rules.broken." + broken));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void aRulePassesOverCleanCode(ArchRule rule) {
    rule.check(new ClassFileImporter().importPackages("teahouse.rules.clean"));
  }

  @Test
  void everyRuleHasSomethingThatBreaksIt() {
    var proved = rulesAndWhatBreaksThem().map(HouseRulesTest::description).toList();

    assertThat(rules().map(ArchRule::getDescription)).allMatch(proved::contains);
  }

  @Test
  void featuresInACircleAreFound() {
    var modules = ApplicationModules.of("teahouse.rules.circle", location -> true);

    assertThatThrownBy(modules::verify)
        .isInstanceOf(Violations.class)
        .hasMessageContaining("Cycle detected");
  }

  @Test
  void aFileOfMoreThan250LinesIsFound(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("Fits.java"), Collections.nCopies(250, "//"));
    SourceFiles.under(folder).allFitInTheHead();

    Files.write(folder.resolve("Swells.java"), Collections.nCopies(251, "//"));
    assertThatThrownBy(() -> SourceFiles.under(folder).allFitInTheHead())
        .hasMessageContaining("Swells.java: 251 lines (expected: at most 250)");
  }

  static Stream<ArchRule> rules() {
    return Stream.of(
            ShapeRules.all(), TimeRules.all(), SqlRules.all(), ReactiveRules.all(), TestRules.all())
        .flatMap(rules -> rules);
  }

  static Stream<Arguments> rulesAndWhatBreaksThem() {
    return Stream.of(
        arguments(ReactiveRules.nothingBlocks(), "Blocks"),
        arguments(ReactiveRules.nothingBlocks(), "BlocksByReference"),
        arguments(ReactiveRules.nothingBlocks(), "WaitsForFuture"),
        arguments(ReactiveRules.nothingBlocks(), "Sleeps"),
        arguments(ReactiveRules.noBareSubscribe(), "DropsErrors"),
        arguments(ReactiveRules.noBareSubscribe(), "DropsErrorsOfMono"),
        arguments(ReactiveRules.noBlockingClients(), "UsesJdbc"),
        arguments(TimeRules.noNowWithoutClock(), "ReadsTheWallClock"),
        arguments(TimeRules.noNowWithoutClock(), "ReadsMillis"),
        arguments(TimeRules.clocksAreBeans(), "MakesItsOwnClock"),
        arguments(SqlRules.sqlIsConstant(), "ConcatenatesSql"),
        arguments(SqlRules.sqlIsConstant(), "FormatsSql"),
        arguments(ShapeRules.packagesAreFeatures(), "util.Drawer"),
        arguments(ShapeRules.classesAreNouns(), "RoomManager"),
        arguments(ShapeRules.objectsAreCompleteWhenConstructed(), "TakesAValue"),
        arguments(ShapeRules.packagesAreNullMarked(), "unmarked.Unmarked"),
        arguments(ShapeRules.nothingPrints(), "Prints"),
        arguments(TestRules.noSleeps(), "Sleeps"),
        arguments(TestRules.noneSwitchedOff(), "SwitchedOff"));
  }

  private static String description(Arguments row) {
    return ((ArchRule) List.of(row.get()).getFirst()).getDescription();
  }
}
