package teahouse.chat.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.WireTime;

/// What `contracts/openapi/chat.yaml` calls `Room`.
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoomJson(
    String id,
    String name,
    String topic,
    String visibility,
    int memberCount,
    String createdBy,
    String createdAt,
    long version,
    @Nullable Mine membership,
    BanJson.@Nullable Own ban,
    @Nullable Long seq) {

  static RoomJson of(RoomView view) {
    var room = view.room();
    return new RoomJson(
        room.id().toString(),
        room.name(),
        room.topic(),
        room.visibility().wireName(),
        room.memberCount(),
        room.createdBy().toString(),
        WireTime.of(room.createdAt()),
        room.version().value(),
        view.mine().map(Mine::of).orElse(null),
        view.ban().map(BanJson.Own::of).orElse(null),
        null);
  }

  RoomJson changedAt(Seq place) {
    return new RoomJson(
        id,
        name,
        topic,
        visibility,
        memberCount,
        createdBy,
        createdAt,
        version,
        membership,
        ban,
        place.value());
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Mine(String state, @Nullable String role, long version) {

    static Mine of(Member member) {
      return new Mine(member.state().wireName(), roleOf(member), member.version().value());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record One(String user, String state, @Nullable String role, String since) {

    static One of(Member member) {
      return new One(
          member.user().toString(),
          member.state().wireName(),
          roleOf(member),
          WireTime.of(member.since()));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rooms(List<RoomJson> rooms, @Nullable String next) {

    static Rooms of(Page<RoomView> page) {
      return new Rooms(page.items().stream().map(RoomJson::of).toList(), page.next().orElse(null));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Members(List<One> members, @Nullable String next) {

    static Members of(Page<Member> page) {
      return new Members(page.items().stream().map(One::of).toList(), page.next().orElse(null));
    }
  }

  record Changed(String room, long seq) {}

  record Pending(String status, String room) {

    static Pending of(RoomId room) {
      return new Pending("pending", room.toString());
    }
  }

  /// The invited have no role yet.
  private static @Nullable String roleOf(Member member) {
    return member.isJoined() ? member.role().wireName() : null;
  }
}
