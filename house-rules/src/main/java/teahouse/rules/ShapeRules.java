package teahouse.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/// How packages and classes are named and put together.
final class ShapeRules {

  private ShapeRules() {}

  static Stream<ArchRule> all() {
    return Stream.of(
        packagesAreFeatures(),
        classesAreNouns(),
        objectsAreCompleteWhenConstructed(),
        packagesAreNullMarked(),
        nothingPrints());
  }

  static ArchRule packagesAreFeatures() {
    return noClasses()
        .should()
        .resideInAnyPackage(
            "..util..",
            "..utils..",
            "..common..",
            "..impl..",
            "..dto..",
            "..config..",
            "..helper..")
        .as("packages are features, never layers or drawers (util, common, impl, dto, config)");
  }

  static ArchRule classesAreNouns() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Impl|Utils?|Misc)")
        .as("classes are named by what they are (never …Manager, …Helper, …Impl, …Util, …Misc)");
  }

  static ArchRule objectsAreCompleteWhenConstructed() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
        .as("constructors and typed configuration records only: no @Autowired, no @Value");
  }

  static ArchRule packagesAreNullMarked() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("be in a @NullMarked package") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked =
                    type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                events.add(
                    new SimpleConditionEvent(
                        type, marked, type.getName() + ": its package has no @NullMarked"));
              }
            })
        .as("every package has a package-info with @NullMarked that says what it owns");
  }

  static ArchRule nothingPrints() {
    return noClasses()
        .should()
        .accessTargetWhere(
            Calls.of("java.lang.System", "out", "err")
                .or(Calls.of("java.lang.Throwable", "printStackTrace")))
        .as("a service logs, it does not print");
  }
}
