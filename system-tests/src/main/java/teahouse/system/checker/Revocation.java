package teahouse.system.checker;

/// A right that some client no longer has, by the clock: from then on nothing may come, whatever
/// its seq, until the client may come back.
///
/// @param client whose it was, by name
/// @param room that it opened, or [#ANY]
/// @param from when the end must have reached every socket and every reader: when it was answered,
///   and the time that it is allowed to take
/// @param until when a new right may have been given
public record Revocation(String client, String room, long from, long until) {

  /// Every room.
  public static final String ANY = "*";

  boolean forbids(String asked, long at) {
    return (room.equals(ANY) || room.equals(asked)) && at > from && at < until;
  }
}
