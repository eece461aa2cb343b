package teahouse.chat.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import teahouse.chat.vocabulary.Seq;

/// The sockets of one event loop that hear one room. Only that loop touches it.
///
/// What comes to it in one turn of the loop leaves as one write per socket. After a walk through
/// many sockets it rests a while: what comes meanwhile leaves together, and one busy room leaves
/// most of its loop to the others.
final class Audience {

  private final RoomFeed feed;
  private final Outlet outlet;
  private final ArrayList<Subscription> members = new ArrayList<>();
  private final WaitingFrames waiting;
  private Seq head = Seq.NOTHING;
  private boolean resting;

  Audience(RoomFeed feed, Outlet outlet, ByteBufAllocator allocator) {
    this.feed = feed;
    this.outlet = outlet;
    this.waiting = new WaitingFrames(allocator);
  }

  RoomFeed feed() {
    return feed;
  }

  Outlet outlet() {
    return outlet;
  }

  /// `upTo` of the last frame that this loop wrote.
  Seq head() {
    return head;
  }

  void add(Subscription subscription) {
    subscription.place(members.size());
    members.add(subscription);
  }

  /// The last one takes the place of the one that goes, so that leaving costs the same in big
  /// rooms.
  void remove(Subscription subscription) {
    var last = members.removeLast();
    if (last != subscription) {
      members.set(subscription.place(), last);
      last.place(subscription.place());
    }
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /// Takes a frame over. It leaves at the end of the loop's turn, or of the rest.
  void take(ByteBuf frame, Seq after, Seq upTo) {
    if (!waiting.hasRoomFor(frame)) {
      hear();
    }
    if (waiting.isEmpty() && !resting) {
      outlet.due(this);
    }
    waiting.add(frame, after, upTo);
  }

  /// Lets everybody hear what waits.
  void hear() {
    if (waiting.isEmpty()) {
      return;
    }
    outlet.delivered(members.size() * waiting.count());
    var frames = waiting.take();
    try {
      for (int i = members.size() - 1; i >= 0; i--) {
        members.get(i).hear(frames, waiting.after());
      }
    } finally {
      frames.release();
    }
    head = waiting.upTo();
    rest();
  }

  /// What came before is heard before.
  void end(AccessEnd end) {
    hear();
    for (int i = members.size() - 1; i >= 0; i--) {
      members.get(i).end(end);
    }
  }

  /// What came before is heard before: nobody is told that it is missing.
  void lose(Seq from) {
    hear();
    for (int i = members.size() - 1; i >= 0; i--) {
      members.get(i).lose(from);
    }
  }

  private void rest() {
    if (!resting) {
      resting = outlet.rest(members.size(), this::rested);
    }
  }

  private void rested() {
    resting = false;
    if (!waiting.isEmpty()) {
      outlet.due(this);
    }
  }
}
