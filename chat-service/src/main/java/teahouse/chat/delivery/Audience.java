package teahouse.chat.delivery;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import teahouse.chat.vocabulary.Seq;

/// The sockets of one event loop that hear one room. Only that loop touches it.
final class Audience {

  private final RoomFeed feed;
  private final Outlet outlet;
  private final ArrayList<Subscription> members = new ArrayList<>();
  private Seq head = Seq.NOTHING;

  Audience(RoomFeed feed, Outlet outlet) {
    this.feed = feed;
    this.outlet = outlet;
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

  void hear(ByteBuf frame, Seq after, Seq upTo) {
    for (int i = members.size() - 1; i >= 0; i--) {
      members.get(i).hear(frame, after);
    }
    head = upTo;
    outlet.delivered(members.size());
  }

  void end(AccessEnd end) {
    for (int i = members.size() - 1; i >= 0; i--) {
      members.get(i).end(end);
    }
  }

  void lose(Seq from) {
    for (int i = members.size() - 1; i >= 0; i--) {
      members.get(i).lose(from);
    }
  }
}
