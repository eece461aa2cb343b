package teahouse.chat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import teahouse.rules.HouseRules;

class BoundaryTest {

  @TestFactory
  Stream<DynamicTest> keepsTheHouseRules() {
    return HouseRules.ofReactiveService(TeahouseChatApplication.class);
  }

  @Test
  void nothingKnowsTheConnection() {
    noClasses()
        .that()
        .resideOutsideOfPackage("teahouse.chat.connection..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("teahouse.chat.connection..")
        .because("a frame becomes a call of a feature; the features must not know of frames")
        .check(new ClassFileImporter().importPackages("teahouse.chat"));
  }
}
