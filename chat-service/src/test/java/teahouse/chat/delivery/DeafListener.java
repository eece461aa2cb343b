package teahouse.chat.delivery;

import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// Does nothing about whatever it is told.
class DeafListener implements Listener {

  @Override
  public void fellBehind(RoomId room, Seq from) {}

  @Override
  public void accessEnded(RoomId room, Seq seq) {}

  @Override
  public void membershipChanged(OwnMembership change) {}

  @Override
  public void stale() {}

  @Override
  public void fresh() {}
}
