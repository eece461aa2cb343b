package teahouse.chat.vocabulary;

import java.util.Locale;

/// What a member may do in a room.
public enum Role {
  OWNER,
  MODERATOR,
  MEMBER;

  public static Role parse(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  /// As it stands in JSON and in the database.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
