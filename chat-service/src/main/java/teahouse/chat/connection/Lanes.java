package teahouse.chat.connection;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Work of one socket that is done one after the other per lane: posts to one room in the order in
/// which they were sent, subscriptions in theirs. Lanes do not wait for each other.
///
/// Only the socket's event loop touches it, and all work ends there.
final class Lanes {

  private static final Logger log = LoggerFactory.getLogger(Lanes.class);

  private final int most;
  private final Map<Object, ArrayDeque<Mono<Void>>> lanes = new HashMap<>();
  private int count;

  /// @param most how much may be under way or waiting in all lanes together
  Lanes(int most) {
    this.most = most;
  }

  /// Takes the work on, unless there is too much of it.
  boolean offer(Object lane, Mono<Void> work) {
    if (count >= most) {
      return false;
    }
    count++;
    var waiting = lanes.get(lane);
    if (waiting == null) {
      lanes.put(lane, new ArrayDeque<>());
      run(lane, work);
    } else {
      waiting.add(work);
    }
    return true;
  }

  private void run(Object lane, Mono<Void> work) {
    work.doFinally(_ -> next(lane))
        .subscribe(_ -> {}, failure -> log.error("A frame could not be served", failure));
  }

  private void next(Object lane) {
    count--;
    var waiting = lanes.get(lane);
    var work = waiting == null ? null : waiting.poll();
    if (work == null) {
      lanes.remove(lane);
    } else {
      run(lane, work);
    }
  }
}
