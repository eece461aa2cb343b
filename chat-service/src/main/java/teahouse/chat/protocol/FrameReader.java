package teahouse.chat.protocol;

import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.vocabulary.CanonicalUuid;
import teahouse.chat.vocabulary.RoomId;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads clients' frames: strictly what the protocol says, with unknown fields ignored.
public final class FrameReader {

  private static final int DEEPEST = 32;
  private static final int LONGEST = 64 * 1024;
  private static final int LONGEST_NAME = 256;

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST)
                          .maxNameLength(LONGEST_NAME)
                          .maxDocumentLength(LONGEST)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  public ReadFrame read(String text) {
    JsonNode found;
    try {
      found = json.readTree(text);
    } catch (JacksonException e) {
      return new ReadFrame.Refused(null, Problem.of(ErrorCode.MALFORMED));
    }
    if (!found.isObject()) {
      return new ReadFrame.Refused(null, Problem.of(ErrorCode.MALFORMED));
    }
    var fields = new FrameFields(found);
    try {
      return new ReadFrame.Understood(frame(fields));
    } catch (FrameFields.Unreadable e) {
      return new ReadFrame.Refused(fields.ref().orElse(null), e.problem());
    }
  }

  private static ClientFrame frame(FrameFields fields) {
    var type = fields.text("type");
    var ref = fields.ref().orElseThrow(() -> FrameFields.invalid("ref"));
    return switch (type) {
      case "post" ->
          new ClientFrame.Post(
              ref, new RoomId(fields.uuid("room")), fields.uuid("id"), fields.text("text"));
      case "subscribe" -> new ClientFrame.Subscribe(ref, fields.rooms(FrameReader::wanted));
      case "unsubscribe" -> new ClientFrame.Unsubscribe(ref, fields.rooms(FrameReader::room));
      case "renew" -> renewal(fields, ref);
      case "ping" -> new ClientFrame.Ping(ref);
      case "pong" -> new ClientFrame.Pong(ref);
      default -> throw new FrameFields.Unreadable(Problem.of(ErrorCode.UNKNOWN_TYPE).at("type"));
    };
  }

  private static ClientFrame renewal(FrameFields fields, String ref) {
    if (fields.has("ticket") == fields.has("token")) {
      throw FrameFields.invalid("ticket");
    }
    return fields.has("ticket")
        ? new ClientFrame.RenewByTicket(ref, fields.proof("ticket"))
        : new ClientFrame.RenewByToken(ref, fields.proof("token"));
  }

  private static ClientFrame.Wanted wanted(JsonNode each) {
    if (!each.isObject()) {
      throw FrameFields.invalid("rooms");
    }
    var fields = new FrameFields(each);
    return new ClientFrame.Wanted(new RoomId(fields.uuid("room")), fields.seq("have"));
  }

  private static RoomId room(JsonNode each) {
    if (!each.isString()) {
      throw FrameFields.invalid("rooms");
    }
    return CanonicalUuid.parse(each.stringValue())
        .map(RoomId::new)
        .orElseThrow(
            () -> new FrameFields.Unreadable(Problem.of(ErrorCode.INVALID_ID).at("rooms")));
  }
}
