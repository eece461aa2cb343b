package teahouse.history.vocabulary;

import java.util.Locale;

/// How a user stands to a room.
public enum MembershipState {
  JOINED,
  INVITED,
  LEFT;

  /// As it stands in JSON and in the database.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
