package teahouse.system.witness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import teahouse.system.stranger.Socket;

/// How far a client is in one room.
final class RoomPlace {

  /// What it hears of the room.
  enum State {
    /// Nothing.
    OUT,
    /// It has asked to hear it.
    ASKED,
    /// It hears it, and has to fetch what came before; what it hears waits.
    CATCHING_UP,
    /// Everything.
    LIVE,
    /// Nothing, and may not.
    SHUT
  }

  final String room;

  /// Complete through here.
  volatile long complete;

  /// Posts not yet acknowledged, the first of them under way if it was sent on this line.
  final Deque<Post> posts = new ConcurrentLinkedDeque<>();

  /// When the first post was sent on this line, or 0.
  long sentAt;

  /// What was heard before it could be used.
  final List<Socket.Heard> aside = new ArrayList<>();

  /// What history must have read before it answers.
  long until;

  private volatile State state = State.OUT;
  private long notBefore;
  private long noPostBefore;

  /// @param firstSent when it was sent for the first time, or 0
  record Post(String id, String text, long firstSent) {}

  RoomPlace(String room) {
    this.room = room;
  }

  State state() {
    return state;
  }

  void become(State next) {
    state = next;
    notBefore = 0;
  }

  /// Tries again from a state, a little later.
  void retry(State from, long at) {
    state = from;
    notBefore = at;
  }

  void sendAgain(Duration later) {
    sentAt = 0;
    noPostBefore = System.nanoTime() + later.toNanos();
  }

  boolean maySendAgain() {
    return System.nanoTime() >= noPostBefore;
  }

  boolean isDue(State wanted) {
    return state == wanted && System.nanoTime() >= notBefore;
  }

  /// On a new line nothing is under way yet.
  void startAnew() {
    if (state != State.SHUT) {
      become(State.OUT);
    }
    aside.clear();
    sentAt = 0;
  }

  @Nullable Post first() {
    return posts.peek();
  }
}
