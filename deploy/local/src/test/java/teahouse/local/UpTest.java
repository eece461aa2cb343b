package teahouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpTest {
  @Test
  void withoutWishesThePortIs8080AndTheDataIsInTheCheckout() {
    var options = Up.options(Map.of());
    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.data()).isEqualTo(options.home().resolve(".teahouse"));
    assertThat(options.home().resolve("deploy/local/pom.xml")).exists();
  }

  @Test
  void portAndFolderMayBeChosen() {
    var options = Up.options(Map.of("PORT", "9000", "TEAHOUSE_DATA", "/tmp/tea"));
    assertThat(options.port()).isEqualTo(9000);
    assertThat(options.data()).isEqualTo(Path.of("/tmp/tea"));
  }

  @Test
  void aPortThatIsNoneIsRefusedWithTheReason() {
    assertThatThrownBy(() -> Up.options(Map.of("PORT", "tea")))
        .hasMessage("PORT: tea (expected: 0 to 65535)");
    assertThatThrownBy(() -> Up.options(Map.of("PORT", "70000")))
        .hasMessage("port: 70000 (expected: 0 to 65535)");
  }
}
