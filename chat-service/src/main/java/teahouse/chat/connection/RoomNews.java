package teahouse.chat.connection;

import org.jspecify.annotations.Nullable;
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
    switch (change.kind()) {
      case "member.joined", "member.role-changed" -> send(change, "joined", null);
      case "member.invited" -> send(change, "invited", null);
      case "member.left" -> send(change, "left", null);
      case "member.removed" -> send(change, "left", "removed");
      case "member.banned" -> send(change, "left", "banned");
      // An unban sets no membership; of what this version does not know, a frame could only guess.
      default -> {}
    }
  }

  private void send(OwnMembership change, String state, @Nullable String cause) {
    send(
        new ServerFrame.MembershipChanged(
            change.room(), state, change.role(), cause, change.version(), change.seq()));
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
