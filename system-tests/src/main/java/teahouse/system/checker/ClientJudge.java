package teahouse.system.checker;

import static teahouse.system.checker.Anomaly.Kind.DUPLICATE;
import static teahouse.system.checker.Anomaly.Kind.HEARD_AFTER_REVOCATION;
import static teahouse.system.checker.Anomaly.Kind.INCONSISTENT_OFFSETS;
import static teahouse.system.checker.Anomaly.Kind.NONMONOTONIC_POLL;
import static teahouse.system.checker.Anomaly.Kind.PHANTOM;
import static teahouse.system.checker.Anomaly.Kind.POLL_SKIP;
import static teahouse.system.checker.Anomaly.Kind.SILENT_GAP;
import static teahouse.system.checker.Anomaly.Kind.STALE_READ;
import static teahouse.system.checker.Anomaly.Kind.UNSEEN;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds what one client heard and read against the log.
final class ClientJudge {

  private final History.Client client;
  private final Truth truth;
  private final Findings findings;
  private final Map<String, RoomView> views = new HashMap<>();

  /// What the client has of one room.
  private static final class RoomView {
    final Map<String, Long> placeOf = new HashMap<>();
    final Set<Long> seen = new HashSet<>();
    long heardThrough;
    long complete;
  }

  ClientJudge(History.Client client, Truth truth, Findings findings) {
    this.client = client;
    this.truth = truth;
    this.findings = findings;
  }

  void judge(boolean finished) {
    for (Step step : client.steps()) {
      RoomView view = views.computeIfAbsent(step.room(), _ -> new RoomView());
      switch (step) {
        case Step.Frame frame -> heard(frame, view);
        case Step.Fetch fetch -> read(fetch, view);
        case Step.Complete complete -> believed(complete, view);
        case Step.Send _, Step.Ack _, Step.Refusal _ -> {}
      }
    }
    if (finished) {
      views.forEach(this::sawEverything);
    }
  }

  private void heard(Step.Frame frame, RoomView view) {
    RoomTruth room = truth.of(frame.room());
    long reached = Math.max(view.heardThrough, view.complete);
    if (frame.after() > reached) {
      report(
          POLL_SKIP,
          frame.room(),
          "frame (%d, %d] came behind %d".formatted(frame.after(), frame.upTo(), reached));
    }
    long before = frame.after();
    for (Event event : frame.events()) {
      if (event.seq() <= before || event.seq() > frame.upTo()) {
        report(
            NONMONOTONIC_POLL,
            frame.room(),
            "%d came behind %d in a frame (%d, %d]"
                .formatted(event.seq(), before, frame.after(), frame.upTo()));
      }
      before = event.seq();
      if (event.seq() <= view.heardThrough && !view.seen.contains(event.seq())) {
        report(
            NONMONOTONIC_POLL,
            frame.room(),
            "%d came first after %d was heard".formatted(event.seq(), view.heardThrough));
      }
      if (!room.mayHear(client.user(), event.seq())) {
        report(HEARD_AFTER_REVOCATION, frame.room(), "heard %d".formatted(event.seq()));
      }
      saw(frame.room(), event, room, view);
    }
    skipped(frame, room);
    view.heardThrough = Math.max(view.heardThrough, frame.upTo());
  }

  private void skipped(Step.Frame frame, RoomTruth room) {
    Set<Long> inFrame = placesOf(frame.events());
    for (Event event : room.between(frame.after(), frame.upTo())) {
      if (!inFrame.contains(event.seq()) && room.mayHear(client.user(), event.seq())) {
        report(
            POLL_SKIP,
            frame.room(),
            "frame (%d, %d] lacks %d".formatted(frame.after(), frame.upTo(), event.seq()));
      }
    }
  }

  private void read(Step.Fetch fetch, RoomView view) {
    RoomTruth room = truth.of(fetch.room());
    if (!room.mayRead(client.user(), fetch.through())) {
      report(
          HEARD_AFTER_REVOCATION,
          fetch.room(),
          "history answered through %d".formatted(fetch.through()));
    }
    Set<Long> inPage = placesOf(fetch.rows());
    for (Event event : fetch.rows()) {
      saw(fetch.room(), event, room, view);
    }
    for (Event event : room.between(fetch.after(), fetch.through())) {
      if (!inPage.contains(event.seq())) {
        report(
            STALE_READ,
            fetch.room(),
            "complete from %d through %d, and lacks %d"
                .formatted(fetch.after(), fetch.through(), event.seq()));
      }
    }
  }

  private void saw(String roomName, Event event, RoomTruth room, RoomView view) {
    Long place = view.placeOf.putIfAbsent(event.id(), event.seq());
    if (place != null && place != event.seq()) {
      report(DUPLICATE, roomName, "%s at %d and at %d".formatted(event.id(), place, event.seq()));
    }
    view.seen.add(event.seq());
    Event inLog = room.at(event.seq());
    if (inLog == null) {
      report(PHANTOM, roomName, "%s is not in the log".formatted(event));
    } else if (!inLog.equals(event)) {
      report(INCONSISTENT_OFFSETS, roomName, "saw %s, the log has %s".formatted(event, inLog));
    }
  }

  private void believed(Step.Complete complete, RoomView view) {
    RoomTruth room = truth.of(complete.room());
    for (Event event : room.between(view.complete, complete.seq())) {
      if (!view.seen.contains(event.seq()) && room.mayHear(client.user(), event.seq())) {
        report(
            SILENT_GAP,
            complete.room(),
            "complete through %d, and never saw %d".formatted(complete.seq(), event.seq()));
      }
    }
    view.complete = Math.max(view.complete, complete.seq());
  }

  /// Who is outside at the end could not fetch any more what they missed before they left.
  private void sawEverything(String roomName, RoomView view) {
    RoomTruth room = truth.of(roomName);
    if (!room.mayRead(client.user(), Long.MAX_VALUE)) {
      return;
    }
    for (Event event : room.all()) {
      if (!view.seen.contains(event.seq()) && room.mayHear(client.user(), event.seq())) {
        report(UNSEEN, roomName, "never saw %d".formatted(event.seq()));
      }
    }
  }

  private static Set<Long> placesOf(List<Event> events) {
    Set<Long> places = HashSet.newHashSet(events.size());
    events.forEach(event -> places.add(event.seq()));
    return places;
  }

  private void report(Anomaly.Kind kind, String room, String evidence) {
    findings.add(kind, room, client.name(), evidence);
  }
}
