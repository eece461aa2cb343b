package teahouse.chat.delivery;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.Version;

/// One socket's place in a room's audience. Only the socket's event loop touches it.
///
/// It begins *held*: frames are kept until the membership is known ([#admit], [#begin]), and thrown
/// away if there is none ([#leave]).
public final class Subscription {

  private enum State {
    HELD,
    LIVE,
    /// Frames were dropped; the socket hears of it when it takes more.
    DROPPING,
    /// It knows, and hears nothing until it subscribes again.
    BEHIND,
    ENDED
  }

  private record Held(ByteBuf frame, Seq after) {}

  private final Audience audience;
  private final LiveSocket socket;

  /// Empty but for a moment of a socket's hours: no room for more is kept.
  private final ArrayDeque<Held> held = new ArrayDeque<>(1);

  private State state = State.HELD;
  private int heldBytes;
  private long version;
  private long endVersion = Long.MIN_VALUE;
  private @Nullable Seq lostFrom;
  private @Nullable Seq missingFrom;
  private Seq reported = Seq.NOTHING;
  private int place;

  Subscription(Audience audience, LiveSocket socket) {
    this.audience = audience;
    this.socket = socket;
  }

  public RoomId room() {
    return audience.feed().room();
  }

  /// The membership is known: says from where on all comes. Nothing is sent before [#begin], which
  /// is to follow at once.
  ///
  /// @param membership its version
  /// @param have the seq through which the client is complete
  /// @return null if the right has ended meanwhile, and the subscription is gone
  public @Nullable Admission admit(Version membership, Seq have) {
    version = membership.value();
    if (state != State.HELD || endVersion > version) {
      leave();
      return null;
    }
    var position = socket.delivery().position(room());
    var through = certain();
    if (have.compareTo(through) >= 0) {
      socket.delivery().resumes().current().increment();
      return new Admission(through.next(), /* current= */ true);
    }
    var missed = lostFrom == null ? socket.delivery().hot().between(room(), have, through) : null;
    if (missed != null && missed.stream().anyMatch(this::endsThis)) {
      leave();
      return null;
    }
    return missed == null || !mayBeGiven(missed) ? fetched(position) : given(missed, have, through);
  }

  /// Sends what was missed, if it is to come from here, and what came meanwhile.
  public void begin() {
    if (state != State.HELD) {
      return;
    }
    state = State.LIVE;
    reported = audience.head();
    for (var each = held.poll(); each != null; each = held.poll()) {
      hear(each.frame, each.after);
      each.frame.release();
    }
    letGo();
    if (lostFrom != null) {
      fallBehind(lostFrom);
    }
  }

  /// What is held, and all that comes later, follows this without a gap.
  private Seq certain() {
    var first = held.peek();
    return first == null ? audience.feed().upTo() : first.after;
  }

  private boolean endsThis(HotEvent event) {
    var end = event.end();
    return end != null && end.member().equals(socket.user()) && end.version().value() > version;
  }

  private boolean mayBeGiven(List<HotEvent> missed) {
    int bytes = missed.stream().mapToInt(HotEvent::cost).sum();
    boolean may = socket.mayBeGiven(bytes);
    heldBytes += may ? bytes : 0;
    return may;
  }

  private Admission fetched(Seq position) {
    socket.delivery().resumes().history().increment();
    return new Admission(position, /* current= */ false);
  }

  private Admission given(List<HotEvent> missed, Seq have, Seq through) {
    if (missed.isEmpty()) {
      socket.delivery().resumes().current().increment();
      return new Admission(through.next(), /* current= */ true);
    }
    socket.delivery().resumes().given().increment();
    var frames = new MissedFrames(room()).of(missed, have, through);
    frames.reversed().forEach(frame -> held.addFirst(new Held(frame.bytes(), frame.after())));
    return new Admission(have.next(), /* current= */ true);
  }

  public boolean hasEnded() {
    return state == State.ENDED;
  }

  /// Whether the socket's user is a member as far as this node has read the log: from [#begin] to
  /// the event that takes the right away. Not while it is behind: the node may have lost its place
  /// in the log, and that event with it.
  public boolean isAdmitted() {
    return state == State.LIVE || state == State.DROPPING;
  }

  public void leave() {
    if (state != State.ENDED) {
      state = State.ENDED;
      letGo();
      socket.outbound().forget(this);
      audience.remove(this);
      socket.left(audience);
    }
  }

  /// The last frame's `upTo`, if it was not reported before.
  public @Nullable Seq newHead() {
    if (state == State.HELD || audience.head().compareTo(reported) <= 0) {
      return null;
    }
    reported = audience.head();
    return reported;
  }

  void hear(ByteBuf frame, Seq after) {
    switch (state) {
      case LIVE -> {
        if (!socket.outbound().offer(frame)) {
          drop(after);
        }
      }
      case HELD -> hold(frame, after);
      case DROPPING, BEHIND, ENDED -> {}
    }
  }

  void end(AccessEnd end) {
    if (!end.member().equals(socket.user())) {
      return;
    }
    if (state == State.HELD) {
      endVersion = Math.max(endVersion, end.version().value());
    } else if (end.version().value() > version) {
      leave();
      socket.listener().accessEnded(room(), end.seq());
    }
  }

  void lose(Seq from) {
    if (state == State.HELD) {
      lostFrom = lostFrom == null ? from : lostFrom;
    } else if (state != State.BEHIND) {
      fallBehind(from);
    }
  }

  void drained() {
    if (state == State.DROPPING && missingFrom != null) {
      fallBehind(missingFrom);
    }
  }

  int place() {
    return place;
  }

  void place(int place) {
    this.place = place;
  }

  private void hold(ByteBuf frame, Seq after) {
    if (lostFrom == null && socket.mayHold(frame.readableBytes())) {
      heldBytes += frame.readableBytes();
      held.add(new Held(frame.retainedDuplicate(), after));
    } else if (lostFrom == null) {
      lostFrom = new Seq(after.value() + 1);
    }
  }

  private void drop(Seq after) {
    state = State.DROPPING;
    missingFrom = new Seq(after.value() + 1);
    socket.outbound().dropped(this);
  }

  /// @param from unless frames before that were dropped already
  private void fallBehind(Seq from) {
    var first = missingFrom == null ? from : missingFrom;
    state = State.BEHIND;
    missingFrom = null;
    lostFrom = null;
    socket.listener().fellBehind(room(), first);
  }

  private void letGo() {
    held.forEach(each -> each.frame.release());
    held.clear();
    socket.holdsLess(heldBytes);
    heldBytes = 0;
  }
}
