package teahouse.history.changes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import teahouse.history.position.Cursors;
import teahouse.history.problem.Problem;
import teahouse.history.problem.ProblemException;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.wire.Parameters;
import tools.jackson.databind.JsonNode;

/// The body of `POST /api/v1/changes`.
///
/// @param limit rows per room
record WishList(List<Wish> wishes, int limit) {

  private static final int MOST_ROOMS = 200;
  private static final int MOST_ROWS = 100;
  private static final int USUAL_ROWS = 50;

  /// Of all rooms together: what they have beyond comes with the next pages, room by room.
  private static final int MOST_ROWS_IN_ALL = 2000;

  static WishList read(JsonNode body, Cursors cursors) {
    JsonNode rooms = body.path("rooms");
    if (!rooms.isArray() || rooms.isEmpty() || rooms.size() > MOST_ROOMS) {
      throw new ProblemException(Problem.invalidField("rooms").boundedBy(MOST_ROOMS));
    }
    List<Wish> wishes = new ArrayList<>();
    Set<RoomId> seen = new HashSet<>();
    for (int i = 0; i < rooms.size(); i++) {
      Wish wish = wish(rooms.get(i), "rooms[%d]".formatted(i), cursors);
      if (!seen.add(wish.room())) {
        throw new ProblemException(Problem.invalidField("rooms[%d].room".formatted(i)));
      }
      wishes.add(wish);
    }
    int limit = Math.min(limit(body), Math.max(1, MOST_ROWS_IN_ALL / wishes.size()));
    return new WishList(List.copyOf(wishes), limit);
  }

  private static Wish wish(JsonNode wish, String place, Cursors cursors) {
    RoomId room =
        RoomId.parse(wish.path("room").asString(""))
            .orElseThrow(() -> Parameters.invalidId(place + ".room"));
    return new Wish(room, seq(wish, place, "after", cursors), seq(wish, place, "until", cursors));
  }

  private static Seq seq(JsonNode wish, String place, String field, Cursors cursors) {
    JsonNode value = wish.path(field);
    String name = place + "." + field;
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new ProblemException(Problem.invalidField(name));
    }
    return Parameters.seq(name, value.longValue(), cursors);
  }

  private static int limit(JsonNode body) {
    JsonNode limit = body.path("limit");
    if (limit.isMissingNode()) {
      return USUAL_ROWS;
    }
    if (!limit.isInt() || limit.intValue() < 1 || limit.intValue() > MOST_ROWS) {
      throw new ProblemException(Problem.invalidField("limit").boundedBy(MOST_ROWS));
    }
    return limit.intValue();
  }
}
