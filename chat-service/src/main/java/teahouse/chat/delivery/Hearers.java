package teahouse.chat.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import teahouse.chat.vocabulary.Seq;

/// The event loops that hear a room. Loops come and go rarely, the tail walks often.
final class Hearers {

  private volatile List<Audience> audiences = List.of();
  private boolean closed;

  /// The loop's audience, made if it has none; null once the last audience is gone.
  synchronized @Nullable Audience join(RoomFeed feed, Outlet outlet) {
    if (closed) {
      return null;
    }
    for (var audience : audiences) {
      if (audience.outlet() == outlet) {
        return audience;
      }
    }
    var made = new Audience(feed, outlet, ByteBufAllocator.DEFAULT);
    var all = new ArrayList<>(audiences);
    all.add(made);
    audiences = List.copyOf(all);
    return made;
  }

  /// Whether that was the last one: the feed is then closed for ever.
  synchronized boolean leave(Audience left) {
    audiences = audiences.stream().filter(audience -> audience != left).toList();
    closed = closed || audiences.isEmpty();
    return closed;
  }

  synchronized void close() {
    closed = true;
  }

  /// Hands a frame to all loops and lets go of it.
  void hear(ByteBuf frame, Seq after, Seq upTo) {
    for (var audience : audiences) {
      audience.outlet().submit(new Task.Hear(audience, frame.retain(), after, upTo));
    }
    frame.release();
  }

  void end(AccessEnd end) {
    for (var audience : audiences) {
      audience.outlet().submit(new Task.End(audience, end));
    }
  }

  void lose(Seq from) {
    for (var audience : audiences) {
      audience.outlet().submit(new Task.Lose(audience, from));
    }
  }
}
