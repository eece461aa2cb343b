package teahouse.system.stranger;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An open socket: sends frames, answers pings, and keeps what it heard until somebody asks.
public final class Socket implements WebSocket.Listener, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final int ABNORMAL = 1006;

  private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final StringBuilder partial = new StringBuilder();
  private final AtomicInteger refs = new AtomicInteger();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private @Nullable WebSocket socket;

  /// A frame, and when it arrived by `System.nanoTime()`.
  public record Heard(JsonNode frame, long at) {}

  private Socket() {}

  static Socket open(HttpClient http, URI origin, String token, String language) {
    Socket socket = new Socket();
    socket.socket =
        http.newWebSocketBuilder()
            .connectTimeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Accept-Language", language)
            .subprotocols("teahouse.v1")
            .buildAsync(URI.create(origin.toString().replaceFirst("^http", "ws") + "/ws"), socket)
            .join();
    return socket;
  }

  /// Subscribes and answers the `subscribed` frame.
  public JsonNode subscribes(String room, long have) {
    ObjectNode frame = Json.object("type", "subscribe");
    frame.putArray("rooms").add(Json.object("room", room, "have", have));
    String ref = sends(frame);
    return hears(answer -> "subscribed".equals(type(answer)) && isAnswer(answer, ref));
  }

  /// Posts, and answers `ack` or `error`.
  public JsonNode posts(String room, String id, String text) {
    String ref = sends(Json.object("type", "post", "room", room, "id", id, "text", text));
    return hears(answer -> isAnswer(answer, ref));
  }

  /// Posts; told to slow down, it does so and sends the same again.
  public JsonNode postsPatiently(String room, String id, String text) {
    JsonNode answer = posts(room, id, text);
    while (isTooFast(answer)) {
      waitsAsTold(answer);
      answer = posts(room, id, text);
    }
    return answer;
  }

  /// Waits for the event of this room with this text, and answers it.
  public JsonNode hearsText(String room, String text) {
    JsonNode frame =
        hears(heard ->
            "events".equals(type(heard))
                && room.equals(heard.path("room").asString())
                && eventOf(heard, text) != null);
    return Objects.requireNonNull(eventOf(frame, text));
  }

  /// Waits for a frame; frames before it are passed over.
  public JsonNode hears(Predicate<JsonNode> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        Heard next = heard.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
        JsonNode frame = next == null ? null : next.frame();
        if (frame == null && (closed.isDone() || System.nanoTime() > end)) {
          throw new AssertionError(
              closed.isDone()
                  ? "the socket was closed with " + closed.join()
                  : "nothing of the kind was heard in " + PATIENCE);
        }
        if (frame != null && wanted.test(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stop);
    }
  }

  public static String type(JsonNode frame) {
    return frame.path("type").asString("");
  }

  /// The next frame, or null if none comes in time.
  public @Nullable Heard next(Duration patience) throws InterruptedException {
    return heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Whether something of the kind was heard and nobody has asked for it yet.
  public boolean heardAlready(Predicate<JsonNode> wanted) {
    return heard.stream().map(Heard::frame).anyMatch(wanted);
  }

  public boolean isOpen() {
    return !closed.isDone();
  }

  /// The code the server closed with; waits for it.
  public int closeCode() {
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /// Drops the line without a word.
  public void abort() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
    closed.complete(ABNORMAL);
  }

  /// Sends a frame with a fresh `ref`, and answers the ref.
  public String sends(ObjectNode frame) {
    String ref = String.valueOf(refs.incrementAndGet());
    frame.put("ref", ref);
    write(frame);
    return ref;
  }

  /// Sends what may be no frame at all.
  public void sendsText(String text) {
    Objects.requireNonNull(socket, "not open yet").sendText(text, true).join();
  }

  /// The error that a bad frame earns, once there is time for it.
  public JsonNode errorTo(String text) {
    while (true) {
      sendsText(text);
      JsonNode error = hears(frame -> "error".equals(type(frame)));
      if (!isTooFast(error)) {
        return error;
      }
      waitsAsTold(error);
    }
  }

  private static boolean isTooFast(JsonNode answer) {
    return "too_many_requests".equals(answer.path("code").asString(""));
  }

  private static void waitsAsTold(JsonNode error) {
    Calls.pause(Duration.ofMillis(error.required("retryAfterMs").asLong()));
  }

  private void write(ObjectNode frame) {
    sendsText(frame.toString());
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    partial.append(text);
    if (last) {
      JsonNode frame = Json.read(partial.toString());
      partial.setLength(0);
      if ("ping".equals(type(frame))) {
        write(Json.object("type", "pong", "ref", frame.path("ref").asString()));
      } else {
        heard.add(new Heard(frame, System.nanoTime()));
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(ABNORMAL);
  }

  @Override
  public void close() {
    WebSocket open = socket;
    if (open != null && isOpen()) {
      open.sendClose(1000, "bye").exceptionally(_ -> open).join();
    }
  }

  private static boolean isAnswer(JsonNode frame, String ref) {
    return ref.equals(frame.path("ref").asString(""));
  }

  private static @Nullable JsonNode eventOf(JsonNode frame, String text) {
    for (JsonNode event : frame.path("events")) {
      if (text.equals(event.path("text").asString(""))) {
        return event;
      }
    }
    return null;
  }
}
