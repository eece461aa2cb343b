package teahouse.chat.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.channel.WriteBufferWaterMark;
import java.util.ArrayList;

/// What is on its way out of one socket. Netty's own buffer is the queue; this accounts for its
/// bytes and drops room frames past the limit. Only the socket's event loop touches it.
public final class Outbound {

  /// What a buffered frame counts beside its payload.
  private static final int OVERHEAD = 256;

  /// Netty's name of the handler that encodes frames.
  private static final String ENCODER = "wsencoder";

  private final Channel channel;
  private final ChannelOutboundInvoker wayOut;
  private final Outlet outlet;
  private final ArrayList<Subscription> dropping = new ArrayList<>();
  private boolean unflushed;
  private boolean ended;

  /// @param limit in bytes. The channel counts as full one frame below it, so that the last frame
  ///   that it takes does not pass it either.
  Outbound(Channel channel, Outlet outlet, int limit) {
    this.channel = channel;
    this.wayOut = wayOut(channel);
    this.outlet = outlet;
    int full = limit - EventsFrame.LIMIT - OVERHEAD;
    channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(full / 4, full));
  }

  /// What is written here is encoded already: it starts behind the encoder, and passes whatever
  /// stands between that and the network (TLS), but not what reads.
  private static ChannelOutboundInvoker wayOut(Channel channel) {
    var encoder = channel.pipeline().context(ENCODER);
    return encoder == null ? channel : encoder;
  }

  /// Writes a frame of the protocol, which is never dropped. Completes when the socket has it. It
  /// leaves together with what else the event loop's turn brings: an acknowledgement with the
  /// room's frame, mostly.
  public ChannelFuture send(byte[] payload) {
    var written = wayOut.write(TextFrame.of(channel.alloc(), payload));
    flushLater();
    return written;
  }

  Outlet outlet() {
    return outlet;
  }

  /// From now on room frames are dropped in silence: the socket is closing.
  public void end() {
    ended = true;
  }

  /// Bytes that the socket has not taken yet. May be asked by any thread.
  public long pending() {
    var buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /// What fits in before room frames are dropped, one frame of the protocol left aside.
  long spare() {
    return channel.bytesBeforeUnwritable() - EventsFrame.LIMIT;
  }

  /// Whether the socket takes more; while it does not, nothing is read from it either.
  public boolean isWritable() {
    return channel.isWritable();
  }

  /// Tells about the rooms whose frames were dropped. To be called when the socket takes more
  /// again.
  public void drained() {
    for (var subscription : dropping) {
      subscription.drained();
    }
    dropping.clear();
  }

  /// Writes one of a room's shared frames.
  ///
  /// @return whether it is on its way, rather than dropped
  boolean offer(ByteBuf shared) {
    if (ended) {
      return true;
    }
    if (!channel.isWritable()) {
      return false;
    }
    var _ = wayOut.write(shared.retainedDuplicate(), channel.voidPromise());
    flushLater();
    return true;
  }

  private void flushLater() {
    if (!unflushed) {
      unflushed = true;
      outlet.wrote(this);
    }
  }

  void dropped(Subscription subscription) {
    dropping.add(subscription);
  }

  void forget(Subscription subscription) {
    dropping.remove(subscription);
  }

  void flush() {
    unflushed = false;
    wayOut.flush();
  }
}
