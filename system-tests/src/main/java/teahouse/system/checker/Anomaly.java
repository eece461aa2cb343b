package teahouse.system.checker;

/// A broken promise.
///
/// @param kind what went wrong
/// @param where the room, and whose observation it is (a client's name, `log` or `table`)
/// @param evidence one line: what was expected and what came
public record Anomaly(Kind kind, String where, String evidence) {

  /// What can go wrong, and the promise that it breaks.
  public enum Kind {
    /// Acknowledged, and not in the log or the table.
    LOST_WRITE("P2 durability"),
    /// One id took effect twice.
    DUPLICATE("P3 once"),
    /// Two observers disagree about what stands at a place, or where an event stands.
    INCONSISTENT_OFFSETS("P1 order"),
    /// What one client heard live went back.
    NONMONOTONIC_POLL("P1 order"),
    /// A live frame left out an event of the interval that it covers.
    POLL_SKIP("P4 gap-free"),
    /// A client believes to be complete, and is not.
    SILENT_GAP("P4 gap-free"),
    /// In the log, and at the end not seen by a reader who should have.
    UNSEEN("P4 gap-free"),
    /// History said that it is complete through a place, and left out a row below it.
    STALE_READ("P4 gap-free"),
    /// Seen, and nobody sent it, or it is not in the log.
    PHANTOM("P3 once"),
    /// A client's own posts stand in another order than they were sent.
    OWN_ORDER("P1 order"),
    /// Heard or read without the right.
    HEARD_AFTER_REVOCATION("P6 closed doors"),
    /// Refused for good, and in the log all the same.
    REFUSED_BUT_WRITTEN("P3 once");

    private final String promise;

    Kind(String promise) {
      this.promise = promise;
    }

    public String promise() {
      return promise;
    }
  }

  @Override
  public String toString() {
    return "%s (%s) in %s: %s".formatted(kind, kind.promise(), where, evidence);
  }
}
