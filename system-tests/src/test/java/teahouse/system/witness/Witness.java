package teahouse.system.witness;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import teahouse.system.checker.History;
import teahouse.system.checker.Revocation;
import teahouse.system.checker.Step;
import teahouse.system.stranger.Ids;
import teahouse.system.stranger.Json;
import teahouse.system.stranger.Socket;
import teahouse.system.stranger.Stranger;
import teahouse.system.witness.RoomPlace.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A client that keeps the protocol on one thread of its own: subscribes first and fetches second,
/// closes the gaps it can prove, keeps a post until its `ack` and sends it again with the same id,
/// and comes back when the line breaks.
public final class Witness implements AutoCloseable {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration TICK = Duration.ofMillis(100);

  /// Until a post is sent again on the same line.
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /// Until it looks for another line: nobody there answers.
  private static final Duration SILENCE = Duration.ofSeconds(8);

  private final String name;
  private final Stranger person;
  private final Map<String, RoomPlace> rooms = new LinkedHashMap<>();
  private final Line line = new Line();
  private final Testimony testimony = new Testimony();
  private final Ear ear;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean anew;
  private volatile Duration clockAhead = Duration.ZERO;
  private @Nullable Socket socket;
  private long lastHeard;

  private Witness(String name, Stranger person, List<String> rooms) {
    this.name = name;
    this.person = person;
    this.ear = new Ear(this.rooms, line, testimony);
    rooms.forEach(room -> this.rooms.put(room, new RoomPlace(room)));
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  public static Witness of(String name, Stranger person, List<String> rooms) {
    return new Witness(name, person, rooms);
  }

  /// Writes a post; it is sent, and sent again, until it is acknowledged or refused for good.
  public void posts(String room, String text) {
    String id = Ids.at(Instant.now(CLOCK).plus(clockAhead));
    place(room).posts.add(new RoomPlace.Post(id, text, System.nanoTime()));
  }

  /// Asks history for what it may have, whether it needs it or not.
  public void reads(String room) {
    long complete = place(room).complete;
    try {
      testimony.add(CatchingUp.of(person, room, complete, complete));
    } catch (UncheckedIOException | AssertionError refused) {
      // That is an answer, too.
    }
  }

  /// Hangs up and comes back, by whichever way it is led then.
  public void comesAnew() {
    anew = true;
    line.lost();
  }

  /// How many of its posts of a room wait for an acknowledgement.
  public int waiting(String room) {
    return place(room).posts.size();
  }

  /// Whether nothing of its own waits for an acknowledgement.
  public boolean isIdle() {
    return rooms.values().stream().allMatch(place -> place.posts.isEmpty());
  }

  /// Whether it is complete through these places.
  public boolean isThrough(Map<String, Long> ends) {
    return rooms.values().stream()
        .allMatch(place -> place.complete >= ends.getOrDefault(place.room, 0L));
  }

  /// The seqs through which it is complete, by room.
  public Map<String, Long> places() {
    return rooms.values().stream()
        .collect(Collectors.toMap(place -> place.room, place -> place.complete));
  }

  public String name() {
    return name;
  }

  /// When it was live and when not.
  public Line line() {
    return line;
  }

  /// When it was last told anything of the room, or of any, by `System.nanoTime()`.
  public OptionalLong lastGiven(String room) {
    Predicate<Step> concerned = step -> room.equals(Revocation.ANY) || room.equals(step.room());
    return testimony.steps().stream()
        .filter(concerned)
        .mapToLong(step ->
            switch (step) {
              case Step.Frame frame -> frame.at();
              case Step.Fetch fetch -> fetch.at();
              case Step.Send _, Step.Ack _, Step.Refusal _, Step.Complete _ -> Long.MIN_VALUE;
            })
        .max();
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
        LockSupport.parkNanos(TICK.toNanos());
      } catch (InterruptedException stopped) {
        hangUp();
        return;
      }
    }
  }

  private Socket connected() {
    Socket open = person.opensSocket();
    socket = open;
    JsonNode welcome = open.hears(frame -> Socket.type(frame).equals("welcome"));
    clockAhead =
        Duration.between(
            Instant.now(CLOCK), Instant.parse(welcome.required("serverTime").asString()));
    rooms.values().forEach(RoomPlace::startAnew);
    lastHeard = System.nanoTime();
    anew = false;
    return open;
  }

  private void live(Socket open) throws InterruptedException {
    while (!closed && !anew && open.isOpen()) {
      subscribe(open);
      rooms.values().stream()
          .filter(place -> place.isDue(State.CATCHING_UP))
          .forEach(place -> ear.catchUp(person, place));
      rooms.values().forEach(place -> send(open, place));
      if (!anew
          && rooms.values().stream()
              .allMatch(place -> place.state() == State.LIVE || place.state() == State.SHUT)) {
        line.live();
      }
      Socket.Heard heard = open.next(TICK);
      if (heard != null) {
        lastHeard = System.nanoTime();
        ear.hears(heard);
      } else if (waitsForAnAnswer() && System.nanoTime() - lastHeard > SILENCE.toNanos()) {
        throw new CompletionException(new IllegalStateException("nobody answers"));
      }
    }
    throw new CompletionException(new IllegalStateException("the socket is closed"));
  }

  private boolean waitsForAnAnswer() {
    return rooms.values().stream()
        .anyMatch(place -> place.state() == State.ASKED || place.sentAt > 0);
  }

  private void subscribe(Socket open) {
    List<RoomPlace> out = rooms.values().stream().filter(place -> place.isDue(State.OUT)).toList();
    if (!out.isEmpty()) {
      ObjectNode frame = Json.object("type", "subscribe");
      ArrayNode wanted = frame.putArray("rooms");
      for (RoomPlace place : out) {
        wanted.add(Json.object("room", place.room, "have", place.complete));
        place.become(State.ASKED);
      }
      open.sends(frame);
    }
  }

  /// One post of a room at a time, so that they stand in the order of sending.
  private void send(Socket open, RoomPlace place) {
    RoomPlace.Post post = place.first();
    long now = System.nanoTime();
    if (post != null
        && place.state() == State.LIVE
        && (place.sentAt == 0 ? place.maySendAgain() : now - place.sentAt > ANSWER.toNanos())) {
      testimony.add(new Step.Send(place.room, post.id(), Events.digest(post.text())));
      place.sentAt = now;
      open.sends(
          Json.object("type", "post", "room", place.room, "id", post.id(), "text", post.text()));
    }
  }

  private void hangUp() {
    Socket open = socket;
    if (open != null) {
      open.abort();
    }
  }
}
