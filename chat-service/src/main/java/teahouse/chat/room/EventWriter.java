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
    var kind = kind(effect);
    var value = start(change, id, kind, at);
    value.put("member", effect.member().toString());
    switch (effect) {
      case Effect.Placed(var _, var _, var state, var role) when state == MembershipState.JOINED ->
          value.put("role", role.wireName());
      case Effect.Ranked(var _, var role) -> value.put("role", role.wireName());
      case Effect.Banned(var _, var until) ->
          until.ifPresent(end -> value.put("until", WireTime.of(end)));
      case Effect.Placed _, Effect.Unbanned _ -> {}
    }
    value.put("version", version.value());
    return new RoomLogEntry(
        change.room(),
        id,
        kind,
        change.by(),
        change.digest(),
        version,
        effect.member(),
        json.writeValueAsBytes(value));
  }

  private static EventKind kind(Effect effect) {
    return switch (effect) {
      case Effect.Placed placed -> placed.kind();
      case Effect.Ranked _ -> EventKind.MEMBER_ROLE_CHANGED;
      case Effect.Banned _ -> EventKind.MEMBER_BANNED;
      case Effect.Unbanned _ -> EventKind.MEMBER_UNBANNED;
    };
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
