package teahouse.chat.delivery;

import io.netty.buffer.ByteBufAllocator;
import java.util.concurrent.atomic.AtomicLong;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// A room that sockets of this node hear: what was framed of it, and which event loops hear it.
///
/// The tail's thread takes records in. Event loops join and leave, and ask how far it is.
final class RoomFeed {

  private static final long NOT_YET = -1;

  private final RoomId room;
  private final EventsFrame frame;
  private final Hearers hearers = new Hearers();
  private final News news = new News();
  private final AtomicLong follows = new AtomicLong(NOT_YET);
  private final AtomicLong framed = new AtomicLong(NOT_YET);
  private Seq taken = Seq.NOTHING;
  private boolean touched;

  RoomFeed(RoomId room, ByteBufAllocator allocator) {
    this.room = room;
    this.frame = new EventsFrame(allocator, room);
  }

  RoomId room() {
    return room;
  }

  Hearers hearers() {
    return hearers;
  }

  /// Begins to follow the room, unless that is done already. Called when the feed can be found by
  /// the tail, with a position taken *afterwards*: whatever the tail hands over from there on, it
  /// hands over to this feed.
  void followFrom(Seq position) {
    follows.compareAndSet(NOT_YET, position.value());
  }

  /// The last frame's `upTo`, or the place before the first.
  Seq upTo() {
    long last = framed.get();
    return new Seq(last == NOT_YET ? Math.max(0, follows.get() - 1) : last);
  }

  /// Takes a record in. The tail's thread only.
  ///
  /// @return whether it is the feed's first of this poll: [#endOfPoll] is due
  boolean take(TailRecord record) {
    followFrom(record.seq());
    if (record.seq().value() < follows.get()) {
      return false;
    }
    boolean isForReaders = news.isNews(record);
    if (isForReaders) {
      frame(record);
    }
    taken = record.seq();
    var end = isForReaders ? AccessEnd.of(record) : null;
    if (end != null) {
      // Whoever it takes away hears it, and nothing behind it.
      endOfFrame();
      hearers.end(end);
    }
    boolean isFirst = !touched;
    touched = true;
    return isFirst;
  }

  void endOfPoll() {
    touched = false;
    endOfFrame();
  }

  private void endOfFrame() {
    if (frame.isOpen()) {
      cut();
    }
  }

  /// Tells all who hear the room to ask history from here on.
  void loseAll() {
    hearers.lose(new Seq(upTo().value() + 1));
  }

  private void frame(TailRecord record) {
    if (!frame.canEverHold(record.value())) {
      // Certified as heard it would be a hole: everybody asks history instead.
      endOfFrame();
      loseAll();
      framed.set(record.seq().value());
      return;
    }
    if (!frame.hasRoomFor(record.value())) {
      cut();
    }
    frame.add(upTo(), record.seq(), record.value());
  }

  private void cut() {
    var after = upTo();
    var complete = frame.finish(taken);
    // Before the frame is handed over: an event loop that sees neither is asked to write it.
    framed.set(taken.value());
    hearers.hear(complete, after, taken);
  }
}
