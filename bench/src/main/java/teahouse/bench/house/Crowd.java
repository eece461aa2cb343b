package teahouse.bench.house;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// People and the rooms that they are members of: person `i` of room `i % rooms`.
///
/// @param tokens one per person, in their order
public record Crowd(List<UUID> rooms, List<UUID> people, List<String> tokens) {

  static Crowd of(int rooms, int people, Issuer issuer) {
    var everybody = Stream.generate(UUID::randomUUID).limit(people).toList();
    return new Crowd(
        Stream.generate(UUID::randomUUID).limit(rooms).toList(),
        everybody,
        everybody.stream().parallel().map(issuer::token).toList());
  }

  public UUID roomOf(int person) {
    return rooms.get(person % rooms.size());
  }

  IntStream membersOf(int room) {
    return IntStream.iterate(room, person -> person < people.size(), p -> p + rooms.size());
  }
}
