package teahouse.chat.vocabulary;

import java.util.Locale;

/// What a member may do in a room.
public enum Role {
  OWNER,
  MODERATOR,
  MEMBER;

  /// As it stands in JSON and in the database.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
