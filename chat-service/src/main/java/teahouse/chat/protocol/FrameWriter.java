package teahouse.chat.protocol;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import teahouse.chat.problem.Problem;
import teahouse.chat.problem.ProblemTexts;
import teahouse.chat.vocabulary.RoomId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes the server's frames as JSON.
public final class FrameWriter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int USUAL_SIZE = 256;

  private final JsonFactory factory = new JsonFactory();

  /// The frame's payload.
  public byte[] write(ServerFrame frame) {
    var bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (var json = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      fields(json, frame);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void fields(JsonGenerator json, ServerFrame frame) {
    switch (frame) {
      case ServerFrame.Welcome welcome -> welcome(json, welcome);
      case ServerFrame.Subscribed subscribed -> subscribed(json, subscribed);
      case ServerFrame.Unsubscribed(var ref, var rooms) -> {
        begin(json, "unsubscribed", ref);
        json.writeArrayPropertyStart("rooms");
        rooms.forEach(room -> json.writeString(room.toString()));
        json.writeEndArray();
        json.writeStringProperty("reason", "asked");
      }
      case ServerFrame.Left(var room, var seq) -> {
        begin(json, "unsubscribed", null);
        json.writeArrayPropertyStart("rooms");
        json.writeString(room.toString());
        json.writeEndArray();
        json.writeStringProperty("reason", "left");
        json.writeNumberProperty("seq", seq.value());
      }
      case ServerFrame.Ack(var ref, var room, var id, var seq) -> {
        begin(json, "ack", ref);
        json.writeStringProperty("room", room.toString());
        json.writeStringProperty("id", id.toString());
        json.writeNumberProperty("seq", seq.value());
      }
      case ServerFrame.MembershipChanged(
              var room,
              var state,
              var role,
              var cause,
              var version,
              var seq) -> {
        begin(json, "membership", null);
        json.writeStringProperty("room", room.toString());
        json.writeStringProperty("state", state);
        optional(json, "role", role);
        optional(json, "cause", cause);
        json.writeNumberProperty("version", version.value());
        json.writeNumberProperty("seq", seq.value());
      }
      case ServerFrame.Behind(var room, var from) -> {
        begin(json, "behind", null);
        json.writeStringProperty("room", room.toString());
        json.writeNumberProperty("from", from.value());
      }
      case ServerFrame.Stale() -> begin(json, "stale", null);
      case ServerFrame.Fresh() -> begin(json, "fresh", null);
      case ServerFrame.Renewed(var ref, var expiresAt) -> {
        begin(json, "renewed", ref);
        json.writeStringProperty("expiresAt", time(expiresAt));
      }
      case ServerFrame.Draining(var reconnectAfter) -> {
        begin(json, "draining", null);
        json.writeNumberProperty("reconnectAfterMs", reconnectAfter.toMillis());
      }
      case ServerFrame.Ping(var ref, var heads) -> {
        begin(json, "ping", ref);
        json.writeObjectPropertyStart("heads");
        heads.forEach((room, seq) -> json.writeNumberProperty(room.toString(), seq.value()));
        json.writeEndObject();
      }
      case ServerFrame.Pong(var ref) -> begin(json, "pong", ref);
      case ServerFrame.Failed failed -> failed(json, failed);
    }
  }

  private static void welcome(JsonGenerator json, ServerFrame.Welcome welcome) {
    begin(json, "welcome", null);
    json.writeStringProperty("socket", welcome.socket().toString());
    json.writeStringProperty("user", welcome.user().toString());
    json.writeStringProperty("serverTime", time(welcome.serverTime()));
    json.writeStringProperty("expiresAt", time(welcome.expiresAt()));
    json.writeObjectPropertyStart("heartbeat");
    json.writeNumberProperty("everyMs", welcome.pingEvery().toMillis());
    json.writeNumberProperty("graceMs", welcome.grace().toMillis());
    json.writeEndObject();
    limits(json, welcome.limits());
  }

  private static void limits(JsonGenerator json, Limits limits) {
    json.writeObjectPropertyStart("limits");
    json.writeNumberProperty("frameBytes", limits.frameBytes());
    json.writeNumberProperty("textCharacters", limits.textCharacters());
    json.writeNumberProperty("liveRooms", limits.liveRooms());
    json.writeNumberProperty("subscribeRooms", limits.subscribeRooms());
    json.writeNumberProperty("messagesPerMinute", limits.messagesPerMinute());
    json.writeNumberProperty("messageBurst", limits.messageBurst());
    json.writeNumberProperty("socketsPerUser", limits.socketsPerUser());
    json.writeNumberProperty("outboundBytes", limits.outboundBytes());
    json.writeEndObject();
  }

  private static void subscribed(JsonGenerator json, ServerFrame.Subscribed subscribed) {
    begin(json, "subscribed", subscribed.ref());
    json.writeArrayPropertyStart("rooms");
    for (var opened : subscribed.rooms()) {
      json.writeStartObject();
      json.writeStringProperty("room", opened.room().toString());
      json.writeNumberProperty("from", opened.from().value());
      if (opened.current()) {
        json.writeBooleanProperty("current", true);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("refused");
    for (var refused : subscribed.refused()) {
      json.writeStartObject();
      json.writeStringProperty("room", refused.room().toString());
      code(json, refused.problem());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void failed(JsonGenerator json, ServerFrame.Failed failed) {
    begin(json, "error", failed.ref());
    RoomId room = failed.room();
    optional(json, "room", room == null ? null : room.toString());
    var problem = failed.problem();
    code(json, problem);
    json.writeStringProperty("message", ProblemTexts.detail(problem, failed.language()));
    optional(json, "field", problem.field());
    Instant serverTime = problem.serverTime();
    optional(json, "serverTime", serverTime == null ? null : time(serverTime));
  }

  private static void code(JsonGenerator json, Problem problem) {
    json.writeStringProperty("code", problem.code().wireName());
    json.writeBooleanProperty("retryable", problem.code().retryable());
    Duration wait = problem.retryAfter();
    if (wait != null) {
      json.writeNumberProperty("retryAfterMs", Math.max(1, wait.toMillis()));
    }
  }

  private static void begin(JsonGenerator json, String type, @Nullable String ref) {
    json.writeStringProperty("type", type);
    optional(json, "ref", ref);
  }

  private static void optional(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }
}
