package teahouse.system.witness;

import teahouse.system.checker.Event;
import tools.jackson.databind.JsonNode;

/// Events as the checker compares them.
final class Events {

  private Events() {}

  /// From a live event, a history row or a record's value; the shape is the same.
  static Event of(long seq, JsonNode value) {
    return new Event(
        seq,
        once(value.path("id").asString("")),
        once(value.path("by").asString("")),
        digest(value));
  }

  static Event of(JsonNode event) {
    return of(event.required("seq").asLong(), event);
  }

  /// A long run sees each id many times, and keeps it once.
  private static String once(String id) {
    return id.intern();
  }

  static long digest(String text) {
    return text.hashCode();
  }

  private static long digest(JsonNode value) {
    return value.has("text")
        ? digest(value.required("text").asString())
        : digest(value.path("kind").asString("") + value.path("member").asString(""));
  }
}
