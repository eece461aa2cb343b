package teahouse.history;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import teahouse.rules.HouseRules;

class BoundaryTest {

  @TestFactory
  Stream<DynamicTest> keepsTheHouseRules() {
    return HouseRules.ofReactiveService(TeahouseHistoryApplication.class);
  }
}
