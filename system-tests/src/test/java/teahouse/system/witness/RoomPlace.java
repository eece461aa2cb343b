package teahouse.system.witness;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/// How far a client is in one room.
final class RoomPlace {

  final String room;

  /// Complete through here.
  volatile long complete;

  /// Posts not yet acknowledged, the first of them under way if `underWay`.
  final Deque<Post> posts = new ConcurrentLinkedDeque<>();

  boolean underWay;
  boolean subscribed;

  record Post(String id, String text) {}

  RoomPlace(String room) {
    this.room = room;
  }

  /// On a new line nothing is under way yet.
  void startAnew() {
    subscribed = false;
    underWay = false;
  }
}
