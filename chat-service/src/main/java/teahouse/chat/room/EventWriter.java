package teahouse.chat.room;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import teahouse.chat.log.RoomLogEntry;
import teahouse.chat.room.Decision.Effect;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.EventKind;
import teahouse.chat.vocabulary.Version;
import teahouse.chat.vocabulary.WireTime;
import tools.jackson.databind.json.JsonMapper;

/// Puts events of a room's state into the form of `contracts/events/room-log.schema.json`.
@Component
class EventWriter {

  private final JsonMapper json;

  EventWriter(JsonMapper json) {
    this.json = json;
  }

  RoomLogEntry roomCreated(RoomChange.Create change, EventId id, Version version, Instant at) {
    var value = start(change, id, EventKind.ROOM_CREATED, at);
    value.put("name", change.name().text());
    value.put("topic", change.topic().text());
    value.put("visibility", change.visibility().wireName());
    value.put("version", version.value());
    return new RoomLogEntry(
        change.room(),
        id,
        EventKind.ROOM_CREATED,
        change.by(),
        change.digest(),
        version,
        null,
        json.writeValueAsBytes(value));
  }

  RoomLogEntry of(RoomChange change, Effect effect, EventId id, Version version, Instant at) {
    var value = start(change, id, effect.kind(), at);
    value.put("member", effect.member().toString());
    if (effect.kind() == EventKind.MEMBER_JOINED
        || effect.kind() == EventKind.MEMBER_ROLE_CHANGED) {
      value.put("role", effect.role().wireName());
    }
    value.put("version", version.value());
    return new RoomLogEntry(
        change.room(),
        id,
        effect.kind(),
        change.by(),
        change.digest(),
        version,
        effect.member(),
        json.writeValueAsBytes(value));
  }

  private static Map<String, Object> start(
      RoomChange change, EventId id, EventKind kind, Instant at) {
    var value = new LinkedHashMap<String, Object>();
    value.put("id", id.toString());
    value.put("kind", kind.wireName());
    value.put("by", change.by().toString());
    value.put("at", WireTime.of(at));
    return value;
  }
}
