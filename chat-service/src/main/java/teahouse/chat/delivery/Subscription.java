package teahouse.chat.delivery;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.Version;

/// One socket's place in a room's audience. Only the socket's event loop touches it.
///
/// It begins *held*: frames are kept until the membership is known ([#admit]), and thrown away if
/// there is none ([#leave]).
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
  private final ArrayDeque<Held> held = new ArrayDeque<>();
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

  /// The membership is known: takes the tail's position, then hands over what was held.
  ///
  /// @param membership its version
  /// @return the seq from which on every event comes; null if the right has ended meanwhile, and
  ///   the subscription is gone
  public @Nullable Seq admit(Version membership) {
    version = membership.value();
    if (state != State.HELD || endVersion > version) {
      leave();
      return null;
    }
    var from = socket.position(room());
    state = State.LIVE;
    reported = audience.head();
    held.forEach(each -> hear(each.frame, each.after));
    letGo();
    if (lostFrom != null) {
      fallBehind(lostFrom);
    }
    return from;
  }

  /// Whether nothing is known to have happened after `have`.
  public boolean isCurrent(Seq have) {
    return have.compareTo(audience.feed().upTo()) >= 0;
  }

  public boolean hasEnded() {
    return state == State.ENDED;
  }

  /// Whether the socket's user is a member as far as this node has read the log: from [#admit] to
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
