package teahouse.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import teahouse.chat.vocabulary.RoomId;
import tools.jackson.databind.json.JsonMapper;

class PartitionsTest {

  @Test
  void roomsAreWhereTheContractSays() {
    var pairs =
        JsonMapper.shared()
            .readTree(Path.of("../contracts/events/examples/v1/partitions.json").toFile());

    assertThat(pairs.size()).isPositive();
    for (var pair : pairs) {
      var room = new RoomId(UUID.fromString(pair.path("room").asString()));
      assertThat(new Partitions(64).of(room)).isEqualTo(pair.path("partition").asInt());
    }
  }
}
