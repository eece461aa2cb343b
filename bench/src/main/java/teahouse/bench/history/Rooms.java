package teahouse.bench.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/// Rooms by the partition of the log that they are on, and one member of each.
final class Rooms {

  static final int PARTITIONS = 64;

  private static final int MEMBERS = 200;

  private final List<Room> all;
  private final List<List<Room>> byPartition;

  /// @param place among the rooms of the partition
  record Room(UUID id, UUID member, int partition, int place) {}

  private Rooms(List<List<Room>> byPartition) {
    this.byPartition = byPartition;
    this.all = byPartition.stream().flatMap(List::stream).toList();
  }

  static Rooms of(int count) {
    var members = Stream.generate(UUID::randomUUID).limit(MEMBERS).toList();
    List<List<Room>> made =
        IntStream.range(0, PARTITIONS).<List<Room>>mapToObj(_ -> new ArrayList<>()).toList();
    for (int i = 0; i < count; i++) {
      var id = UUID.randomUUID();
      var there = made.get(partition(id));
      there.add(new Room(id, members.get(i % MEMBERS), partition(id), there.size()));
    }
    return new Rooms(made);
  }

  List<Room> all() {
    return all;
  }

  Room any(RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }

  int count(int partition) {
    return byPartition.get(partition).size();
  }

  /// Where a room's message stands if all rooms of its partition speak in turn.
  long offset(Room room, long message) {
    return message * count(room.partition()) + room.place();
  }

  /// As Kafka's producers choose it for keyed records.
  private static int partition(UUID room) {
    return (Utils.murmur2(room.toString().getBytes(StandardCharsets.US_ASCII)) & 0x7fffffff)
        % PARTITIONS;
  }

  static byte[] binary(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
