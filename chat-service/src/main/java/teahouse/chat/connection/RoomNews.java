package teahouse.chat.connection;

import teahouse.chat.delivery.Listener;
import teahouse.chat.delivery.OwnMembership;
import teahouse.chat.protocol.ServerFrame;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// What delivery tells a socket, as frames.
final class RoomNews implements Listener {

  private final Line line;

  RoomNews(Line line) {
    this.line = line;
  }

  @Override
  public void fellBehind(RoomId room, Seq from) {
    send(new ServerFrame.Behind(room, from));
  }

  @Override
  public void accessEnded(RoomId room, Seq seq) {
    send(new ServerFrame.Left(room, seq));
  }

  @Override
  public void membershipChanged(OwnMembership change) {
    var state =
        switch (change.kind()) {
          case "member.joined", "member.role-changed" -> "joined";
          case "member.invited" -> "invited";
          case "member.left" -> "left";
          default -> "";
        };
    // A kind that this version does not know: a frame could only guess.
    if (!state.isEmpty()) {
      send(
          new ServerFrame.MembershipChanged(
              change.room(), state, change.role(), change.version(), change.seq()));
    }
  }

  @Override
  public void stale() {
    send(new ServerFrame.Stale());
  }

  @Override
  public void fresh() {
    send(new ServerFrame.Fresh());
  }

  private void send(ServerFrame frame) {
    var _ = line.send(frame);
  }
}
