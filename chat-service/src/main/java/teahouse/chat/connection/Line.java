package teahouse.chat.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import teahouse.chat.delivery.Outbound;
import teahouse.chat.problem.Language;
import teahouse.chat.problem.Problem;
import teahouse.chat.protocol.CloseReason;
import teahouse.chat.protocol.FrameWriter;
import teahouse.chat.protocol.ServerFrame;
import teahouse.chat.vocabulary.RoomId;

/// The way out of one socket. Only its event loop touches it.
final class Line {

  private final Channel channel;
  private final Outbound outbound;
  private final FrameWriter writer;
  private final Language language;
  private final Closings closings;
  private final FrameMeters meters;
  private Sinks.@Nullable Empty<Void> writable;
  private boolean closing;

  Line(
      Channel channel,
      Outbound outbound,
      FrameWriter writer,
      Language language,
      Closings closings,
      FrameMeters meters) {
    this.channel = channel;
    this.outbound = outbound;
    this.writer = writer;
    this.language = language;
    this.closings = closings;
    this.meters = meters;
  }

  ChannelFuture send(ServerFrame frame) {
    return closing ? channel.newSucceededFuture() : outbound.send(writer.write(frame));
  }

  void fail(@Nullable String ref, @Nullable RoomId room, Problem problem) {
    meters.failed(problem.code().wireName());
    var _ = send(new ServerFrame.Failed(ref, room, problem, language));
  }

  /// Says why, and keeps reading until the client has heard it: a connection that is cut with
  /// unread bytes is reset, and the reason lost.
  void close(CloseReason reason) {
    if (closing) {
      return;
    }
    closing = true;
    closings.count(reason);
    outbound.end();
    var _ = channel.writeAndFlush(new CloseWebSocketFrame(reason.code(), reason.wireName()));
    long patience = closings.within().toNanos();
    var _ = channel.eventLoop().schedule(this::cut, patience, TimeUnit.NANOSECONDS);
    drained();
  }

  private void cut() {
    var _ = channel.close();
  }

  /// Completes when the connection is gone. What still comes until then is dropped.
  Mono<Void> gone() {
    channel.config().setAutoRead(true);
    return Mono.create(sink -> {
      var _ = channel.closeFuture().addListener(_ -> sink.success());
    });
  }

  boolean isClosing() {
    return closing;
  }

  /// Bytes that the client has not taken yet.
  long pending() {
    return outbound.pending();
  }

  boolean isWritable() {
    return outbound.isWritable();
  }

  /// Completes when the socket takes more, at once if it does. Whoever does not read is not read.
  Mono<Void> whenWritable() {
    if (closing || outbound.isWritable()) {
      return Mono.empty();
    }
    var waiting = writable == null ? Sinks.<Void>empty() : writable;
    writable = waiting;
    return waiting.asMono();
  }

  void drained() {
    var waiting = writable;
    writable = null;
    outbound.drained();
    if (waiting != null) {
      waiting.tryEmitEmpty().orThrow();
    }
  }
}
