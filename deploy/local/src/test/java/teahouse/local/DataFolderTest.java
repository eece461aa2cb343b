package teahouse.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path data;

  @Test
  void aSecondStackOnTheSameFolderIsRefusedUntilTheFirstIsGone() throws Exception {
    var first = DataFolder.open(data, Format.current(1));
    assertThatThrownBy(() -> DataFolder.open(data, Format.current(1)))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("another stack runs on " + data);
    first.close();
    assertThatCode(() -> DataFolder.open(data, Format.current(1)).close())
        .doesNotThrowAnyException();
  }

  @Test
  void dataOfAnotherVersionIsLeftAlone() throws Exception {
    DataFolder.open(data, new Format("1", "3.9", "10.6", "1")).close();
    assertThatThrownBy(() -> DataFolder.open(data, Format.current(1)))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith(
            "the data in "
                + data
                + " was made by another version: layout=1, kafka=3.9, mariadb=10.6");
  }

  @Test
  void aDiskThatIsNearlyFullIsNamedBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> DataFolder.open(data, Format.current(1), Long.MAX_VALUE))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("the disk of " + data + " is nearly full");
    assertThatCode(() -> DataFolder.open(data, Format.current(1)).close())
        .doesNotThrowAnyException();
  }
}
