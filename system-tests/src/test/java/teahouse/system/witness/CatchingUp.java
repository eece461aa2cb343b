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
    JsonNode page = page(person, room, after, until);
    while (!page.has("through")) {
      addMessages(page, rows);
      page = page(person, room, page.required("next").asLong(), until);
    }
    addMessages(page, rows);
    return new Step.Fetch(room, after, page.required("through").asLong(), rows);
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
