package teahouse.chat.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// Frames what a room's client missed, as [RoomFeed] frames what comes.
final class MissedFrames {

  /// @param after what it follows
  record Missed(ByteBuf bytes, Seq after) {}

  private final EventsFrame frame;

  MissedFrames(RoomId room) {
    this.frame = new EventsFrame(ByteBufAllocator.DEFAULT, room);
  }

  /// The frames that lead from `have` to `through`.
  ///
  /// @param events all of them, at least one
  List<Missed> of(List<HotEvent> events, Seq have, Seq through) {
    var frames = new ArrayList<Missed>();
    var after = have;
    var last = have;
    for (var event : events) {
      if (!frame.hasRoomFor(event.value())) {
        frames.add(new Missed(frame.finish(last), after));
        after = last;
      }
      frame.add(after, event.seq(), event.value());
      last = event.seq();
    }
    frames.add(new Missed(frame.finish(through), after));
    return frames;
  }
}
