package teahouse.chat.log;

import java.util.List;
import teahouse.chat.trace.Step;
import teahouse.chat.trace.Traces;

/// The steps of sampled events from being read to being written to this node's sockets.
final class TailTraces {

  private final Traces traces;
  private final TailState state;
  private final String topic;

  TailTraces(Traces traces, TailState state, String topic) {
    this.traces = traces;
    this.state = state;
    this.topic = topic;
  }

  /// Nobody hears copies, nor what is read back at the start.
  List<Step> begin(List<TailRecord> records) {
    return traces.areTaken() && state.isReadBack()
        ? records.stream()
            .filter(record -> record.trace() != null && !record.copy())
            .map(this::begin)
            .toList()
        : List.of();
  }

  private Step begin(TailRecord record) {
    return traces.delivering(
        record.trace(), new Traces.Subject(topic, record.kind(), record.room()));
  }
}
