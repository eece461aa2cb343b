package teahouse.system.checker;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// A run, as its witnesses tell it.
///
/// @param log all records, in the order of the log, of all rooms
/// @param table history's message rows by room, ascending by seq
/// @param clients each client and what it did, in its order
/// @param revocations rights that ended, by the clock
/// @param finished clients that had all the time they needed at the end: each must have seen
///   everything it may
public record History(
    List<LogRecord> log,
    Map<String, List<Event>> table,
    List<Client> clients,
    List<Revocation> revocations,
    Set<String> finished) {

  /// A client of a user.
  ///
  /// @param name distinct for each client
  /// @param user whose client it is; one person may have several
  public record Client(String name, String user, List<Step> steps) {}
}
