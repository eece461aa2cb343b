package teahouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastWordsTest {
  @Test
  void aMissingSystemLibraryIsCalledByItsName() {
    assertThat(
            LastWords.meaning(
                "bin/mariadbd: error while loading shared libraries: libaio.so.1: cannot open"
                    + " shared object file: No such file or directory"))
        .hasValueSatisfying(words -> assertThat(words).contains("libaio.so.1 is missing"));
  }

  @Test
  void aFullDiskIsUnderstoodFromKafkaAndFromMariaDb() {
    assertThat(LastWords.meaning("java.io.IOException: No space left on device"))
        .hasValue("the disk is full");
    assertThat(
            LastWords.meaning(
                "[ERROR] InnoDB: preallocating 12582912 bytes for file ./ibdata1 failed with error 28"))
        .hasValue("the disk is full");
  }

  @Test
  void wordsThatNobodyUnderstandsAreNotGuessedAt() {
    assertThat(LastWords.meaning("the tea is cold")).isEmpty();
  }
}
