package teahouse.chat.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AbstractChannel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import java.net.SocketAddress;

/// A socket that takes whatever is flushed, at once and at no price, and counts it: Netty's own
/// pipeline and outbound buffer, without a kernel.
class WritesEndAtOnce extends AbstractChannel {

  private static final ChannelMetadata METADATA = new ChannelMetadata(false);

  private final ChannelConfig config = new DefaultChannelConfig(this);
  private final SocketAddress nowhere = new SocketAddress() {};
  private long writes;
  private long bytes;

  WritesEndAtOnce() {
    super(null);
  }

  long writes() {
    return writes;
  }

  long bytes() {
    return bytes;
  }

  @Override
  protected void doWrite(ChannelOutboundBuffer leaving) {
    for (var each = leaving.current(); each != null; each = leaving.current()) {
      writes++;
      bytes += ((ByteBuf) each).readableBytes();
      leaving.remove();
    }
  }

  @Override
  public ChannelConfig config() {
    return config;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isActive() {
    return true;
  }

  @Override
  public ChannelMetadata metadata() {
    return METADATA;
  }

  @Override
  protected boolean isCompatible(EventLoop loop) {
    return true;
  }

  @Override
  protected SocketAddress localAddress0() {
    return nowhere;
  }

  @Override
  protected SocketAddress remoteAddress0() {
    return nowhere;
  }

  @Override
  protected void doBind(SocketAddress local) {}

  @Override
  protected void doDisconnect() {}

  @Override
  protected void doClose() {}

  @Override
  protected void doBeginRead() {}

  @Override
  protected AbstractUnsafe newUnsafe() {
    return new AbstractUnsafe() {
      @Override
      public void connect(SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        promise.setFailure(new UnsupportedOperationException());
      }
    };
  }
}
