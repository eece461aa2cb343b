package teahouse.chat.log;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import teahouse.chat.vocabulary.RoomId;

/// Which partition a room is on: Kafka's default for keyed records, as `contracts/README.md` has
/// it.
record Partitions(int count) {

  static byte[] key(RoomId room) {
    return room.toString().getBytes(StandardCharsets.US_ASCII);
  }

  int of(RoomId room) {
    return Utils.toPositive(Utils.murmur2(key(room))) % count;
  }
}
