package teahouse.gateway.world;

import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;

/// A client's end of a socket.
public final class Socket {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Sinks.Many<WebSocketFrame> outgoing = Sinks.many().unicast().onBackpressureBuffer();
  private final Sinks.One<String> closed = Sinks.one();
  private final Sinks.One<Integer> opened = Sinks.one();
  private final AtomicReference<@Nullable Connection> connection = new AtomicReference<>();
  private final boolean reads;

  private Socket(boolean reads) {
    this.reads = reads;
  }

  /// Opens one.
  ///
  /// @param reads whether it ever reads
  /// @param headers name, value, name, value …
  static Socket open(int port, String subprotocols, boolean reads, String... headers) {
    Socket socket = new Socket(reads);
    HttpClient.create()
        .option(io.netty.channel.ChannelOption.SO_RCVBUF, 16 * 1024)
        .headers(sent -> {
          for (int i = 0; i < headers.length; i += 2) {
            sent.set(headers[i], headers[i + 1]);
          }
        })
        .websocket(
            WebsocketClientSpec.builder()
                .protocols(subprotocols)
                .handlePing(true)
                .maxFramePayloadLength(1024 * 1024)
                .build())
        .uri("ws://127.0.0.1:" + port + "/ws")
        .handle(socket::live)
        .subscribe(_ -> {}, socket::refused);
    return socket;
  }

  private Mono<Void> live(
      reactor.netty.http.websocket.WebsocketInbound in,
      reactor.netty.http.websocket.WebsocketOutbound out) {
    in.withConnection(connection::set);
    opened.tryEmitValue(101);
    in.receiveCloseStatus()
        .subscribe(status -> closed.tryEmitValue(status.code() + " " + status.reasonText()));
    Mono<Void> sending = out.sendObject(outgoing.asFlux(), _ -> true).then();
    return reads
        ? Mono.when(
            sending,
            in.receiveFrames()
                .doOnNext(frame ->
                    heard.add(
                        frame instanceof TextWebSocketFrame text
                            ? text.text()
                            : frame.getClass().getSimpleName()
                                + " "
                                + frame.content().readableBytes())))
        : sending;
  }

  private void refused(Throwable fault) {
    opened.tryEmitValue(
        fault instanceof WebSocketClientHandshakeException refusal && refusal.response() != null
            ? refusal.response().status().code()
            : -1);
  }

  /// 101, or the status of the refusal.
  public int status() {
    return Objects.requireNonNull(opened.asMono().block(PATIENCE));
  }

  public Socket says(String text) {
    return sends(new TextWebSocketFrame(text));
  }

  public Socket sends(WebSocketFrame frame) {
    outgoing.tryEmitNext(frame).orThrow();
    return this;
  }

  public String hears() {
    try {
      return Objects.requireNonNull(
          heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS), "nothing was heard");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Code and reason.
  public String closedWith() {
    return Objects.requireNonNull(closed.asMono().block(PATIENCE), "no close status");
  }

  /// Without a goodbye.
  public void vanishes() {
    Objects.requireNonNull(connection.get()).dispose();
  }
}
