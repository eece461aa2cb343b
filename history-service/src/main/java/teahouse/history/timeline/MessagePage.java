package teahouse.history.timeline;

import java.util.List;
import java.util.stream.Stream;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.wire.JsonPage;

/// A page of a timeline.
///
/// @param rows oldest first
/// @param through all of the timeline up to here was known when the page was made
/// @param floor rows with a lower seq are gone by retention
record MessagePage(
    RoomId room,
    List<MessageRow> rows,
    boolean hasOlder,
    boolean hasNewer,
    Seq through,
    Seq floor) {

  /// Puts the two sides of a place together.
  ///
  /// @param older rows below the place, newest first, one more than wanted if there are more
  /// @param newer rows from the place on, oldest first, one more than wanted if there are more
  static MessagePage of(RoomId room, Half older, Half newer, Seq through, Seq floor) {
    return new MessagePage(
        room,
        Stream.concat(older.page().reversed().stream(), newer.page().stream()).toList(),
        older.hasMore(),
        newer.hasMore(),
        through,
        floor);
  }

  /// One side of the place that a page begins at.
  ///
  /// @param found going away from the place, one more than wanted if there are more
  record Half(List<MessageRow> found, int wanted) {

    List<MessageRow> page() {
      return found.subList(0, Math.min(wanted, found.size()));
    }

    boolean hasMore() {
      return found.size() > wanted;
    }
  }

  JsonPage json() {
    var page = new JsonPage();
    page.raw("{\"room\":\"").raw(room.toString()).raw("\",\"rows\":");
    page.array(rows, row -> row.writeTo(page));
    return page.raw(",\"hasOlder\":")
        .raw(Boolean.toString(hasOlder))
        .raw(",\"hasNewer\":")
        .raw(Boolean.toString(hasNewer))
        .raw(",\"through\":")
        .number(through.value())
        .raw(",\"floor\":")
        .number(floor.value())
        .raw("}");
  }
}
