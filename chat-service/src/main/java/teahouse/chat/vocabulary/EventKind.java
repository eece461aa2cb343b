package teahouse.chat.vocabulary;

import java.util.Arrays;

/// What happened, as named in `contracts/events/room-log.schema.json`. Readers survive kinds that
/// are not listed here.
public enum EventKind {
  ROOM_CREATED("room.created"),
  MEMBER_JOINED("member.joined"),
  MEMBER_INVITED("member.invited"),
  MEMBER_LEFT("member.left"),
  MEMBER_REMOVED("member.removed"),
  MEMBER_BANNED("member.banned"),
  MEMBER_UNBANNED("member.unbanned"),
  MEMBER_ROLE_CHANGED("member.role-changed"),
  MESSAGE_POSTED("message.posted");

  private final String wireName;

  EventKind(String wireName) {
    this.wireName = wireName;
  }

  public static EventKind parse(String wireName) {
    return Arrays.stream(values())
        .filter(kind -> kind.wireName.equals(wireName))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("kind: " + wireName));
  }

  public String wireName() {
    return wireName;
  }
}
