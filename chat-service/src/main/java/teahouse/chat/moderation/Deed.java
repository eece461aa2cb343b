package teahouse.chat.moderation;

import java.util.Locale;

/// What a member may do to somebody else in a room.
public enum Deed {
  INVITE,
  REMOVE,
  BAN,
  UNBAN,
  SEE_BANS,
  SET_ROLE;

  /// As the table in `contracts/README.md` has it.
  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
