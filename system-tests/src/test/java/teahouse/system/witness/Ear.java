package teahouse.system.witness;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import teahouse.system.checker.Event;
import teahouse.system.checker.Step;
import teahouse.system.stranger.Socket;
import teahouse.system.stranger.Stranger;
import teahouse.system.witness.RoomPlace.State;
import tools.jackson.databind.JsonNode;

/// What a client makes of what it hears and fetches.
final class Ear {

  private static final long SOON_MILLIS = 200;
  private static final long A_LITTLE_LATER = Duration.ofMillis(300).toNanos();

  private final Map<String, RoomPlace> rooms;
  private final Line line;
  private final Testimony testimony;

  Ear(Map<String, RoomPlace> rooms, Line line, Testimony testimony) {
    this.rooms = rooms;
    this.line = line;
    this.testimony = testimony;
  }

  void hears(Socket.Heard heard) {
    JsonNode frame = heard.frame();
    RoomPlace place = rooms.get(frame.path("room").asString(""));
    switch (Socket.type(frame)) {
      case "subscribed" -> subscribed(frame);
      case "unsubscribed" -> frame.path("rooms").forEach(room -> shut(room.asString()));
      case "events" -> events(heard, place);
      case "ack" -> acknowledged(frame, place);
      case "error" -> refused(frame, place);
      case "behind" -> lost(place);
      default -> {}
    }
  }

  /// Asks history for what is missing; if it does not answer, asks it again later.
  void catchUp(Stranger person, RoomPlace place) {
    try {
      Step.Fetch fetched = CatchingUp.of(person, place.room, place.complete, place.until);
      testimony.add(fetched);
      place.become(State.LIVE);
      completeThrough(place, fetched.through());
      List<Socket.Heard> aside = List.copyOf(place.aside);
      place.aside.clear();
      aside.forEach(heard -> events(heard, place));
    } catch (UncheckedIOException | AssertionError notNow) {
      place.retry(State.CATCHING_UP, System.nanoTime() + A_LITTLE_LATER);
    }
  }

  private void subscribed(JsonNode answer) {
    for (JsonNode room : answer.path("rooms")) {
      RoomPlace place = rooms.get(room.required("room").asString());
      if (place != null) {
        place.until = room.required("from").asLong();
        boolean isCurrent = room.path("current").asBoolean(false);
        place.become(isCurrent ? State.LIVE : State.CATCHING_UP);
        if (isCurrent) {
          completeThrough(place, place.until - 1);
        }
      }
    }
    for (JsonNode room : answer.path("refused")) {
      RoomPlace place = rooms.get(room.required("room").asString());
      if (place != null && room.required("retryable").asBoolean()) {
        place.retry(State.OUT, System.nanoTime() + A_LITTLE_LATER);
      } else if (place != null) {
        place.become(State.SHUT);
      }
    }
  }

  private void shut(String room) {
    RoomPlace place = rooms.get(room);
    if (place != null) {
      place.become(State.SHUT);
    }
  }

  private void lost(@Nullable RoomPlace place) {
    if (place != null) {
      place.become(State.OUT);
      place.aside.clear();
      line.lost();
    }
  }

  private void events(Socket.Heard heard, @Nullable RoomPlace place) {
    if (place == null) {
      return;
    }
    long after = heard.frame().required("after").asLong();
    switch (place.state()) {
      case CATCHING_UP -> place.aside.add(heard);
      case LIVE -> {
        long upTo = testify(heard, place, after);
        if (after > place.complete) {
          lost(place);
        } else {
          completeThrough(place, upTo);
        }
      }
      // It belongs to what was asked for earlier, or nobody asked: it is heard all the same, and
      // judged.
      case ASKED, OUT, SHUT -> testify(heard, place, after);
    }
  }

  private long testify(Socket.Heard heard, RoomPlace place, long after) {
    long upTo = heard.frame().required("upTo").asLong();
    List<Event> events = new ArrayList<>();
    heard.frame().required("events").forEach(event -> events.add(Events.of(event)));
    testimony.add(new Step.Frame(place.room, after, upTo, List.copyOf(events), heard.at()));
    return upTo;
  }

  private void acknowledged(JsonNode frame, @Nullable RoomPlace place) {
    String id = frame.path("id").asString("");
    RoomPlace.Post post = place == null ? null : place.first();
    if (place != null && post != null && post.id().equals(id)) {
      line.acknowledged(place.room, post.firstSent());
      testimony.add(new Step.Ack(place.room, post.id(), frame.required("seq").asLong()));
      place.posts.remove();
      place.sentAt = 0;
    }
  }

  /// A refused `subscribe` is asked again; a refused post is sent again if that may help.
  private void refused(JsonNode frame, @Nullable RoomPlace place) {
    boolean retryable = frame.path("retryable").asBoolean(false);
    if (place == null) {
      rooms.values().stream()
          .filter(one -> one.state() == State.ASKED)
          .forEach(one -> one.retry(State.OUT, System.nanoTime() + A_LITTLE_LATER));
      return;
    }
    RoomPlace.Post post = place.first();
    if (post != null) {
      testimony.add(new Step.Refusal(place.room, post.id(), retryable));
      if (!retryable) {
        place.posts.remove();
      }
      place.sendAgain(Duration.ofMillis(frame.path("retryAfterMs").asLong(SOON_MILLIS)));
    }
  }

  private void completeThrough(RoomPlace place, long seq) {
    if (seq > place.complete) {
      place.complete = seq;
      testimony.add(new Step.Complete(place.room, seq));
    }
  }
}
