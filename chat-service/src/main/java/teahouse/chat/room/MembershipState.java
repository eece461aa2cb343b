package teahouse.chat.room;

import java.util.Locale;

/// What a membership row says. Who left keeps a row, because its version tells an old event from a
/// new one.
enum MembershipState {
  JOINED,
  INVITED,
  LEFT;

  static MembershipState parse(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
