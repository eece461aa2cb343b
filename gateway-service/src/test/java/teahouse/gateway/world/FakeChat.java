package teahouse.gateway.world;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/// A stand-in for chat-service whose socket does what the first word of a frame tells it to, and
/// greets with the headers it was opened with. A user agent `refuse <status>` is refused before the
/// upgrade.
public final class FakeChat extends FakeService {

  public static final int COUNT_FRAME_BYTES = 16 * 1024;

  private static final int FLOOD_FRAME_BYTES = 32 * 1024;

  /// How sockets were closed by the other side, by what the client had said with `remember`.
  public final Map<String, Queue<String>> closes = new ConcurrentHashMap<>();

  private final Map<String, AtomicLong> flooded = new ConcurrentHashMap<>();

  FakeChat() {
    super("chat");
    at("/ws", this::socket);
  }

  /// How many bytes a flood or a count could get rid of.
  public long flooded(String name) {
    return flooded.computeIfAbsent(name, _ -> new AtomicLong()).get();
  }

  private Publisher<Void> socket(HttpServerRequest request, HttpServerResponse response) {
    String agent = String.valueOf(request.requestHeaders().get("User-Agent"));
    if (agent.startsWith("refuse ")) {
      return response
          .status(HttpResponseStatus.valueOf(Integer.parseInt(agent.substring(7))))
          .send();
    }
    String greeting =
        "welcome "
            + request.requestHeaders().get("Authorization")
            + " for="
            + request.requestHeaders().get("X-Forwarded-For")
            + " cookie="
            + request.requestHeaders().get("Cookie");
    return response.sendWebsocket(
        (in, out) -> talk(greeting, in, out),
        WebsocketServerSpec.builder()
            .protocols("teahouse.v1")
            .handlePing(true)
            .maxFramePayloadLength(1024 * 1024)
            .build());
  }

  private Publisher<Void> talk(String greeting, WebsocketInbound in, WebsocketOutbound out) {
    return out.sendString(Mono.just(greeting))
        .then(
            in.aggregateFrames(1024 * 1024)
                .receiveFrames()
                .concatMap(frame -> react(frame, in, out))
                .then());
  }

  private Publisher<Void> react(WebSocketFrame frame, WebsocketInbound in, WebsocketOutbound out) {
    if (frame instanceof BinaryWebSocketFrame) {
      return out.sendObject(new BinaryWebSocketFrame(frame.content().retain())).then();
    }
    if (!(frame instanceof TextWebSocketFrame text)) {
      return out.sendObject(frame.retain()).then();
    }
    String[] words = text.text().split(" ", 3);
    return switch (words[0]) {
      case "close" -> out.sendClose(Integer.parseInt(words[1]), words[2]);
      case "vanish" -> {
        in.withConnection(Connection::dispose);
        yield Mono.empty();
      }
      case "remember" -> {
        in.receiveCloseStatus()
            .subscribe(status ->
                closes
                    .computeIfAbsent(words[1], _ -> new ConcurrentLinkedQueue<>())
                    .add(status.code() + " " + status.reasonText()));
        yield out.sendString(Mono.just("remembered")).then();
      }
      case "big" -> out.sendString(Mono.just("x".repeat(Integer.parseInt(words[1])))).then();
      case "flood" -> flood(words[1], out);
      case "count" -> count(words[1], Integer.parseInt(words[2]), out);
      default -> out.sendString(Mono.just(text.text())).then();
    };
  }

  /// For ever.
  private Publisher<Void> flood(String name, WebsocketOutbound out) {
    byte[] zeros = new byte[FLOOD_FRAME_BYTES];
    return pour(name, Flux.<byte[]>generate(sink -> sink.next(zeros)), out);
  }

  /// Frames that begin with their number, from 0.
  private Publisher<Void> count(String name, int frames, WebsocketOutbound out) {
    return pour(
        name,
        Flux.range(0, frames)
            .map(number -> ByteBuffer.allocate(COUNT_FRAME_BYTES).putInt(number).array()),
        out);
  }

  /// As fast as the other side takes it, counting what has left.
  private Publisher<Void> pour(String name, Flux<byte[]> contents, WebsocketOutbound out) {
    AtomicLong sent = flooded.computeIfAbsent(name, _ -> new AtomicLong());
    return contents
        .concatMap(
            content ->
                out.sendObject(
                        Mono.fromSupplier(
                            () -> new TextWebSocketFrame(Unpooled.wrappedBuffer(content))))
                    .then()
                    .doOnSuccess(_ -> sent.addAndGet(content.length)),
            1)
        .then();
  }
}
