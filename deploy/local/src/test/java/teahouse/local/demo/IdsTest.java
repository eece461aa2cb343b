package teahouse.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdsTest {
  private final Ids ids = new Ids(Instant.parse("2026-05-03T08:15:30.123Z"));

  @Test
  void anIdIsAUuidOfVersion7WithTheTimeInFront() {
    var id = ids.of("tea", "line 1");
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16)
        .isEqualTo(Instant.parse("2026-05-03T08:15:30.123Z").toEpochMilli());
  }

  @Test
  void theSameThingHasTheSameIdAndAnotherThingAnother() {
    assertThat(ids.of("tea", "line 1")).isEqualTo(ids.of("tea", "line 1"));
    assertThat(ids.of("tea", "line 1"))
        .isNotEqualTo(ids.of("tea", "line 2"))
        .isNotEqualTo(ids.of("books", "line 1"));
  }
}
