package teahouse.system.faults;

import java.time.Duration;
import java.util.Optional;
import teahouse.local.StartFailure;

/// Something that happens to the house, and is over when [#strike()] returns.
///
/// @param kind the same for each replica
/// @param name which of them
/// @param promptly whether rights that end meanwhile have to end within their time: not where the
///   log takes no writes, nor where what is under way is held up
/// @param impossible why it cannot be done here, if it cannot
record Fault(String kind, String name, boolean promptly, Optional<String> impossible, Blow blow) {

  static final Duration WHILE = Duration.ofSeconds(8);

  /// What is done.
  interface Blow {
    /// Returns what was seen of it; without any effect it is an [AssertionError].
    String strike() throws StartFailure, InterruptedException;
  }

  static Fault of(String kind, String name, Blow blow) {
    return new Fault(kind, name, true, Optional.empty(), blow);
  }

  /// What holds up the log, or what is on its way to somebody.
  Fault holdingUp() {
    return new Fault(kind, name, false, impossible, blow);
  }

  Fault unless(Optional<String> lack) {
    return new Fault(kind, name, promptly, lack, blow);
  }

  String strike() throws StartFailure, InterruptedException {
    return blow.strike();
  }
}
