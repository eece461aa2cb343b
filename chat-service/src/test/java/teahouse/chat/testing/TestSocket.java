package teahouse.chat.testing;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client's socket, with everything that it ever heard.
public final class TestSocket implements WebSocket.Listener, AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private final AtomicInteger refs = new AtomicInteger();
  private final CompletableFuture<Closed> closed = new CompletableFuture<>();
  private final boolean answersPings;
  private @Nullable WebSocket socket;

  /// How the server closed it.
  public record Closed(int code, String reason) {}

  private TestSocket(boolean answersPings) {
    this.answersPings = answersPings;
  }

  /// Opens a socket and waits for its welcome.
  public static TestSocket open(ChatNode node, Person person) {
    var opened = connect(node, person, Map.of(), true);
    opened.hears("welcome");
    return opened;
  }

  /// Opens a socket that does not answer pings.
  public static TestSocket openSilent(ChatNode node, Person person) {
    return connect(node, person, Map.of(), false);
  }

  /// Opens a socket and waits for nothing.
  public static TestSocket connect(
      ChatNode node, Person person, Map<String, String> headers, boolean answersPings) {
    var made = new TestSocket(answersPings);
    var builder = HTTP.newWebSocketBuilder().subprotocols("teahouse.v1");
    builder.header("Authorization", "Bearer " + person.token());
    headers.forEach(builder::header);
    var uri = URI.create(node.uri().toString().replace("http:", "ws:") + "/ws");
    made.socket = builder.buildAsync(uri, made).orTimeout(15, TimeUnit.SECONDS).join();
    return made;
  }

  /// The first frame so far, or to come, of this type.
  public JsonNode hears(String type) {
    return hears(type, _ -> true);
  }

  public JsonNode hears(String type, Predicate<JsonNode> condition) {
    return await("a frame " + type)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> find(type, condition), Optional::isPresent)
        .orElseThrow();
  }

  /// The answer to a frame.
  public JsonNode answer(String ref) {
    return await("an answer to " + ref + ", heard " + heard)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                heard.stream()
                    .filter(frame -> frame.path("ref").asString("").equals(ref))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /// All frames of this type so far.
  public List<JsonNode> heard(String type) {
    return heard.stream().filter(frame -> frame.path("type").asString("").equals(type)).toList();
  }

  public List<JsonNode> heard() {
    return List.copyOf(heard);
  }

  /// All events of the room so far.
  public List<JsonNode> events(RoomId room) {
    return heard("events").stream()
        .filter(frame -> frame.path("room").asString("").equals(room.toString()))
        .flatMap(frame -> frame.path("events").valueStream())
        .toList();
  }

  /// Waits for an event with this text.
  public JsonNode hearsText(RoomId room, String text) {
    return await("the text " + text)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                events(room).stream()
                    .filter(event -> event.path("text").asString("").equals(text))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  public String newRef() {
    return "r" + refs.incrementAndGet();
  }

  public JsonNode subscribes(RoomId room, long have) {
    var ref = newRef();
    send(
        """
        {"type":"subscribe","ref":"%s","rooms":[{"room":"%s","have":%d}]}\
        """
            .formatted(ref, room, have));
    return answer(ref);
  }

  /// Posts and waits for the answer.
  public JsonNode posts(RoomId room, EventId id, String text) {
    return answer(sendsPost(room, id, text));
  }

  public JsonNode posts(RoomId room, String text) {
    return posts(room, Person.newId(), text);
  }

  /// Posts and does not wait.
  public String sendsPost(RoomId room, EventId id, String text) {
    var ref = newRef();
    send(
        JSON.writeValueAsString(
            Map.of(
                "type",
                "post",
                "ref",
                ref,
                "room",
                room.toString(),
                "id",
                id.toString(),
                "text",
                text)));
    return ref;
  }

  public void send(String text) {
    socket().sendText(text, true).join();
  }

  public void sendBinary(byte... bytes) {
    socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  public Closed awaitClosed() {
    try {
      return closed.orTimeout(15, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new AssertionError("not closed; heard " + heard, e);
    }
  }

  public boolean isOpen() {
    return !closed.isDone();
  }

  /// Every frame that was heard must have been as the contract has it.
  @Override
  public void close() {
    socket().abort();
    if (!complaints.isEmpty()) {
      throw new AssertionError("frames that are not as published: " + complaints);
    }
  }

  private void judge(JsonNode frame) {
    FrameContract.complaints(frame).forEach(error -> complaints.add(error + " in " + frame));
    frame
        .path("events")
        .forEach(event ->
            Contract.complaintsAboutEvent(event)
                .forEach(error -> complaints.add(error + " in " + event)));
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      var frame = JSON.readTree(partial.toString());
      partial.setLength(0);
      judge(frame);
      heard.add(frame);
      if (answersPings && frame.path("type").asString("").equals("ping")) {
        send("{\"type\":\"pong\",\"ref\":\"%s\"}".formatted(frame.path("ref").asString()));
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(new Closed(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.complete(new Closed(1006, failure.toString()));
  }

  private Optional<JsonNode> find(String type, Predicate<JsonNode> condition) {
    return heard(type).stream().filter(condition).findFirst();
  }

  private WebSocket socket() {
    return Objects.requireNonNull(socket);
  }
}
