package teahouse.chat.delivery;

import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// One socket, as delivery tells it what happens beside frames. Called on the socket's event loop.
public interface Listener {

  /// Frames of the room are missing from this seq on; nothing more comes until it subscribes again.
  void fellBehind(RoomId room, Seq from);

  /// The right to the room ended at this seq; its subscription is gone.
  void accessEnded(RoomId room, Seq seq);

  void membershipChanged(OwnMembership change);

  void stale();

  void fresh();
}
