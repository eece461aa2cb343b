package teahouse.system.witness;

import java.util.ArrayList;
import java.util.List;
import teahouse.system.checker.Event;
import teahouse.system.stranger.Stranger;
import tools.jackson.databind.JsonNode;

/// All of a room's timeline behind a place, page by page.
final class Timeline {

  private Timeline() {}

  static List<Event> of(Stranger reader, String room, long from) {
    List<Event> rows = new ArrayList<>();
    long after = from;
    while (true) {
      JsonNode page =
          reader.get("/api/v1/rooms/%s/messages?after=%d&limit=200".formatted(room, after));
      page.required("rows").forEach(row -> rows.add(Events.of(row)));
      if (!page.required("hasNewer").asBoolean()) {
        return rows;
      }
      after = rows.getLast().seq();
    }
  }
}
