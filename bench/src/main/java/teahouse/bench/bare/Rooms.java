package teahouse.bench.bare;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who is in which room. What comes to a room in one turn of the event loop leaves as one write per
/// member. Only the event loop touches it.
final class Rooms {

  private final EventLoop loop;
  private final Map<String, Room> rooms = new HashMap<>();
  private final List<Room> waiting = new ArrayList<>();

  Rooms(EventLoop loop) {
    this.loop = loop;
  }

  static final class Room {
    private final List<ChannelHandlerContext> members = new ArrayList<>();
    private ByteBuf frames = io.netty.buffer.Unpooled.EMPTY_BUFFER;
  }

  Room join(String name, ChannelHandlerContext member) {
    var room = rooms.computeIfAbsent(name, _ -> new Room());
    room.members.add(member);
    return room;
  }

  void leave(Room room, ChannelHandlerContext member) {
    room.members.remove(member);
  }

  void pass(Room room, ByteBuf payload, io.netty.buffer.ByteBufAllocator allocator) {
    if (!room.frames.isReadable()) {
      room.frames = allocator.directBuffer(256);
      if (waiting.isEmpty()) {
        loop.execute(this::flush);
      }
      waiting.add(room);
    }
    Frames.text(room.frames, payload);
  }

  private void flush() {
    for (var room : waiting) {
      var frames = room.frames;
      room.frames = io.netty.buffer.Unpooled.EMPTY_BUFFER;
      for (var member : room.members) {
        var _ = member.writeAndFlush(frames.retainedDuplicate(), member.voidPromise());
      }
      frames.release();
    }
    waiting.clear();
  }
}
