package teahouse.rules;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.modulith.core.ApplicationModules;

/// The rules of the house, one test each, over the classes of one service.
public final class HouseRules {

  private HouseRules() {}

  /// For a service whose threads may wait (servlets on virtual threads).
  ///
  /// @param application the service's main class; its package is the service's root
  public static Stream<DynamicTest> ofService(Class<?> application) {
    return Stream.of(
            boundaries(application),
            checks(mainClasses(application), everywhere()),
            checks(testClasses(application), TestRules.all()),
            sources())
        .flatMap(tests -> tests);
  }

  /// For a service that is reactive end to end: no thread waits, no error is dropped.
  ///
  /// @param application the service's main class; its package is the service's root
  public static Stream<DynamicTest> ofReactiveService(Class<?> application) {
    return Stream.concat(
        ofService(application), checks(mainClasses(application), ReactiveRules.all()));
  }

  private static Stream<ArchRule> everywhere() {
    return Stream.of(ShapeRules.all(), TimeRules.all(), SqlRules.all()).flatMap(rules -> rules);
  }

  private static Stream<DynamicTest> boundaries(Class<?> application) {
    return Stream.of(
        dynamicTest(
            "features use each other's front door only, and never in a circle",
            () -> ApplicationModules.of(application).verify()));
  }

  private static Stream<DynamicTest> sources() {
    return Stream.of(
        dynamicTest(
            "a file fits in the head (%d lines at most)".formatted(SourceFiles.MOST_LINES),
            () -> SourceFiles.under(Path.of("src/main/java")).allFitInTheHead()));
  }

  private static Stream<DynamicTest> checks(JavaClasses classes, Stream<ArchRule> rules) {
    return rules.map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(classes)));
  }

  private static JavaClasses mainClasses(Class<?> application) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(application.getPackageName());
  }

  private static JavaClasses testClasses(Class<?> application) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
        .importPackages(application.getPackageName());
  }
}
