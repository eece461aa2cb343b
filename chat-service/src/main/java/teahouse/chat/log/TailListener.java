package teahouse.chat.log;

import java.util.List;
import teahouse.chat.vocabulary.Seq;

/// Hears what the tail reads, on the tail's own thread: it must not wait.
public interface TailListener {

  /// The readable records of one poll, in log order per partition. The tail's positions are behind
  /// them already.
  void read(List<TailRecord> records);

  /// Runs this, on any thread, once what was handed over until now is written to the sockets that
  /// take it; a room that rests is not waited for.
  void whenWritten(Runnable then);

  /// The tail begins to read a partition at `next`, or lost its place and goes on there: what was
  /// known of its rooms does not hold any more.
  void startsAt(int partition, Seq next);

  /// For some seconds there was no proof that the tail hears everything.
  void stale();

  /// The end of [#stale()].
  void fresh();
}
