package teahouse.chat.moderation;

import java.util.Locale;
import teahouse.chat.vocabulary.Role;

/// What somebody is in a room, as far as it matters to what may be done to them.
public enum Standing {
  OWNER,
  MODERATOR,
  MEMBER,
  /// Invited, gone, or never there.
  OUTSIDE;

  public static Standing of(Role role) {
    return switch (role) {
      case OWNER -> OWNER;
      case MODERATOR -> MODERATOR;
      case MEMBER -> MEMBER;
    };
  }

  /// As the table in `contracts/README.md` has it.
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
