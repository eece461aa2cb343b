package teahouse.bench;

import java.util.List;
import teahouse.bench.load.Speech;

/// A server that is measured.
///
/// @param ports among which sockets are spread
/// @param pids of the processes whose time and memory count
public record Target(String name, List<Integer> ports, List<Long> pids, Speech speech) {

  Target(String name, int port, List<Long> pids, Speech speech) {
    this(name, List.of(port), pids, speech);
  }
}
