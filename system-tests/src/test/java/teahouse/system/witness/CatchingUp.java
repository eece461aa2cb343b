package teahouse.system.witness;

import java.util.ArrayList;
import java.util.List;
import teahouse.system.checker.Event;
import teahouse.system.checker.Step;
import teahouse.system.stranger.Stranger;
import tools.jackson.databind.JsonNode;

/// Asks history for all that changed, page by page, until it says through where that is all.
final class CatchingUp {

  private static final long PAGE = 200;

  private CatchingUp() {}

  /// Rows beyond `through` are given too, and are no proof that all beyond it were.
  static Step.Fetch of(Stranger person, String room, long after, long until) {
    List<Event> rows = new ArrayList<>();
    long asked = System.nanoTime();
    JsonNode page = page(person, room, after, until);
    while (!page.has("through")) {
      addMessages(page, rows);
      long next =
          page.path("reset").asBoolean(false)
              ? timeline(person, room, after, rows)
              : page.required("next").asLong();
      page = page(person, room, next, until);
    }
    addMessages(page, rows);
    return new Step.Fetch(room, after, page.required("through").asLong(), rows, asked);
  }

  /// Too much for changes: a witness has to see all of it, and reads the timeline.
  private static long timeline(Stranger person, String room, long after, List<Event> rows) {
    rows.addAll(Timeline.of(person, room, after));
    return rows.getLast().seq();
  }

  private static JsonNode page(Stranger person, String room, long after, long until) {
    return person.get(
        "/api/v1/rooms/%s/changes?after=%d&until=%d&limit=%d".formatted(room, after, until, PAGE));
  }

  private static void addMessages(JsonNode page, List<Event> rows) {
    for (JsonNode row : page.required("rows")) {
      if (row.path("entity").asString("").equals("message")) {
        rows.add(Events.of(row));
      }
    }
  }
}
