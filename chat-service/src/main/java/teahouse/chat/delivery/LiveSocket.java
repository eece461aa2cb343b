package teahouse.chat.delivery;

import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;

/// One socket of this node, as delivery knows it. Only its event loop touches it.
public final class LiveSocket {

  private final UserId user;
  private final Listener listener;
  private final Outbound outbound;
  private final LiveDelivery delivery;
  private final int mostHeld;
  private int heldBytes;

  LiveSocket(
      UserId user, Listener listener, Outbound outbound, LiveDelivery delivery, int mostHeld) {
    this.user = user;
    this.listener = listener;
    this.outbound = outbound;
    this.delivery = delivery;
    this.mostHeld = mostHeld;
  }

  Outbound outbound() {
    return outbound;
  }

  /// Registers for a room's frames, held until [Subscription#admit]. The membership is to be read
  /// after this, never before: between the two nobody would hear that it ended.
  public Subscription subscribe(RoomId room) {
    return delivery.subscribe(room, this);
  }

  /// The socket is gone. Its subscriptions are left one by one.
  public void close() {
    delivery.close(this);
  }

  public UserId user() {
    return user;
  }

  Listener listener() {
    return listener;
  }

  Outlet outlet() {
    return outbound.outlet();
  }

  /// Sends what [Subscription#begin] wrote.
  public void flush() {
    outbound.flush();
  }

  LiveDelivery delivery() {
    return delivery;
  }

  void left(Audience audience) {
    delivery.left(audience);
  }

  /// Frames that are held count too: the limit is per socket, not per room.
  boolean mayHold(int bytes) {
    if (heldBytes + bytes > mostHeld) {
      return false;
    }
    heldBytes += bytes;
    return true;
  }

  /// Whether as much may be given at once on top of what is held: the socket would otherwise drop
  /// what it was promised.
  boolean mayBeGiven(int bytes) {
    return heldBytes + bytes <= outbound.spare() && mayHold(bytes);
  }

  void holdsLess(int bytes) {
    heldBytes -= bytes;
  }
}
