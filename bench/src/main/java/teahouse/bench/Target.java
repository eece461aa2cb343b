package teahouse.bench;

import java.util.List;
import teahouse.bench.load.Speech;

/// A server that is measured.
///
/// @param pids of the processes whose time and memory count
record Target(String name, int port, List<Long> pids, Speech speech) {}
