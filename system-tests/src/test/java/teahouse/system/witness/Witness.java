package teahouse.system.witness;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import teahouse.system.checker.Event;
import teahouse.system.checker.History;
import teahouse.system.checker.Step;
import teahouse.system.stranger.Json;
import teahouse.system.stranger.Socket;
import teahouse.system.stranger.Stranger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A client that keeps the protocol on one thread of its own: subscribes first and fetches second,
/// closes the gaps it can prove, keeps a post until its `ack` and sends it again with the same id,
/// and comes back when the line breaks.
public final class Witness implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final String name;
  private final Stranger person;
  private final Map<String, RoomPlace> rooms = new LinkedHashMap<>();
  private final Line line = new Line();
  private final Testimony testimony = new Testimony();
  private final LinkedBlockingQueue<Runnable> toDo = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;
  private @Nullable Socket socket;
  private long lastProgress = System.nanoTime();

  private Witness(String name, Stranger person, List<String> rooms) {
    this.name = name;
    this.person = person;
    rooms.forEach(room -> this.rooms.put(room, new RoomPlace(room)));
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  public static Witness of(String name, Stranger person, List<String> rooms) {
    return new Witness(name, person, rooms);
  }

  /// Writes a post; it is sent, and sent again, until it is acknowledged or refused for good.
  public void posts(String room, String text) {
    String id = Stranger.newId();
    toDo.add(() -> place(room).posts.add(new RoomPlace.Post(id, text)));
  }

  /// Whether nothing of its own waits for an acknowledgement.
  public boolean isIdle() {
    return toDo.isEmpty() && rooms.values().stream().allMatch(place -> place.posts.isEmpty());
  }

  /// Whether it is complete through these places.
  public boolean isThrough(Map<String, Long> ends) {
    return rooms.values().stream()
        .allMatch(place -> place.complete >= ends.getOrDefault(place.room, 0L));
  }

  public String name() {
    return name;
  }

  /// When it was live and when not.
  public Line line() {
    return line;
  }

  public History.Client testimony() {
    return new History.Client(name, person.id(), testimony.steps());
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private RoomPlace place(String room) {
    RoomPlace place = rooms.get(room);
    if (place == null) {
      throw new IllegalArgumentException(name + " watches no room " + room);
    }
    return place;
  }

  private void run() {
    while (!closed) {
      try {
        live(connected());
      } catch (CompletionException | UncheckedIOException | AssertionError brokenLine) {
        line.lost();
        hangUp();
        pause();
      } catch (InterruptedException stopped) {
        hangUp();
        return;
      }
    }
  }

  private Socket connected() {
    Socket open = person.opensSocket();
    socket = open;
    open.hears(frame -> Socket.type(frame).equals("welcome"));
    rooms.values().forEach(RoomPlace::startAnew);
    return open;
  }

  private void live(Socket open) throws InterruptedException {
    while (!closed && open.isOpen()) {
      for (Runnable job = toDo.poll(); job != null; job = toDo.poll()) {
        job.run();
      }
      for (RoomPlace place : rooms.values()) {
        if (!place.subscribed) {
          subscribe(open, place);
        }
        send(open, place);
      }
      if (rooms.values().stream().allMatch(place -> place.subscribed)) {
        line.live();
      }
      JsonNode frame = open.next(TICK);
      if (frame != null) {
        heard(frame);
      }
    }
    throw new CompletionException(new IllegalStateException("the socket is closed"));
  }

  private void subscribe(Socket open, RoomPlace place) {
    ObjectNode frame = Json.object("type", "subscribe");
    frame.putArray("rooms").add(Json.object("room", place.room, "have", place.complete));
    String ref = open.sends(frame);
    List<JsonNode> aside = new ArrayList<>();
    JsonNode answer = open.answer(ref, aside);
    JsonNode room = answer.path("rooms").path(0);
    if (!room.isMissingNode()) {
      place.subscribed = true;
      if (!room.path("current").asBoolean(false)) {
        fetch(place, room.required("from").asLong());
      }
    }
    aside.forEach(this::heard);
  }

  private void fetch(RoomPlace place, long until) {
    Step.Fetch fetched = CatchingUp.of(person, place.room, place.complete, until);
    testimony.add(fetched);
    completeThrough(place, fetched.through());
  }

  private void send(Socket open, RoomPlace place) {
    RoomPlace.Post post = place.posts.peek();
    if (post != null && !place.underWay && place.subscribed) {
      testimony.add(new Step.Send(place.room, post.id(), Events.digest(post.text())));
      place.underWay = true;
      lastProgress = System.nanoTime();
      open.sends(
          Json.object("type", "post", "room", place.room, "id", post.id(), "text", post.text()));
    }
    if (place.underWay && System.nanoTime() - lastProgress > ANSWER.toNanos()) {
      place.underWay = false;
    }
  }

  private void heard(JsonNode frame) {
    RoomPlace place = rooms.get(frame.path("room").asString(""));
    switch (Socket.type(frame)) {
      case "events" -> heardEvents(frame, place);
      case "ack" -> acknowledged(frame, place);
      case "error" -> refused(frame, place);
      case "behind" -> {
        if (place != null) {
          place.subscribed = false;
          line.lost();
        }
      }
      default -> {}
    }
  }

  private void heardEvents(JsonNode frame, @Nullable RoomPlace place) {
    if (place == null) {
      return;
    }
    long after = frame.required("after").asLong();
    long upTo = frame.required("upTo").asLong();
    if (after > place.complete) {
      place.subscribed = false;
      line.lost();
      return;
    }
    List<Event> events = new ArrayList<>();
    frame.required("events").forEach(event -> events.add(Events.of(event)));
    testimony.add(new Step.Frame(place.room, after, upTo, events));
    completeThrough(place, upTo);
  }

  private void acknowledged(JsonNode frame, @Nullable RoomPlace place) {
    String id = frame.path("id").asString("");
    RoomPlace.Post post = place == null ? null : place.posts.peek();
    if (place != null && post != null && post.id().equals(id)) {
      line.acknowledged();
      testimony.add(new Step.Ack(place.room, id, frame.required("seq").asLong()));
      place.posts.remove();
      place.underWay = false;
    }
  }

  private void refused(JsonNode frame, @Nullable RoomPlace place) {
    RoomPlace.Post post = place == null ? null : place.posts.peek();
    if (place != null && post != null) {
      boolean retryable = frame.path("retryable").asBoolean(false);
      testimony.add(new Step.Refusal(place.room, post.id(), retryable));
      if (!retryable) {
        place.posts.remove();
      }
      place.underWay = false;
    }
  }

  private void completeThrough(RoomPlace place, long seq) {
    if (seq > place.complete) {
      place.complete = seq;
      testimony.add(new Step.Complete(place.room, seq));
    }
  }

  private void hangUp() {
    Socket open = socket;
    if (open != null) {
      open.abort();
    }
  }

  private static void pause() {
    LockSupport.parkNanos(TICK.toNanos());
  }
}
