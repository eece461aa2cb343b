package teahouse.system.checker;

import static teahouse.system.checker.Anomaly.Kind.INCONSISTENT_OFFSETS;
import static teahouse.system.checker.Anomaly.Kind.LOST_WRITE;
import static teahouse.system.checker.Anomaly.Kind.OWN_ORDER;
import static teahouse.system.checker.Anomaly.Kind.PHANTOM;
import static teahouse.system.checker.Anomaly.Kind.REFUSED_BUT_WRITTEN;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Holds what clients sent and were told against the log: acknowledged is written, refused is not,
/// own order is kept.
final class PostJudge {

  private final History history;
  private final Truth truth;
  private final Findings findings;
  private final Map<String, Long> sent = new HashMap<>();
  private final Set<String> acknowledged = new HashSet<>();

  PostJudge(History history, Truth truth, Findings findings) {
    this.history = history;
    this.truth = truth;
    this.findings = findings;
  }

  void judge() {
    history.clients().forEach(this::collect);
    history.clients().forEach(this::judge);
    truth.rooms().forEach(this::cameFromSomebody);
  }

  private void collect(History.Client client) {
    for (Step step : client.steps()) {
      switch (step) {
        case Step.Send send -> sent.putIfAbsent(key(send.room(), send.id()), send.digest());
        case Step.Ack ack -> acknowledged.add(key(ack.room(), ack.id()));
        case Step.Refusal _, Step.Frame _, Step.Fetch _, Step.Complete _ -> {}
      }
    }
  }

  private void judge(History.Client client) {
    Map<String, Long> lastOwn = new HashMap<>();
    Set<String> told = new HashSet<>();
    for (Step step : client.steps()) {
      switch (step) {
        case Step.Ack ack -> {
          written(client, ack);
          if (told.add(key(ack.room(), ack.id()))) {
            inOwnOrder(client, ack, lastOwn);
          }
        }
        case Step.Refusal refusal -> stayedOut(client, refusal);
        case Step.Send _, Step.Frame _, Step.Fetch _, Step.Complete _ -> {}
      }
    }
  }

  private void written(History.Client client, Step.Ack ack) {
    Event inLog = truth.of(ack.room()).byId(ack.id());
    if (inLog == null) {
      findings.add(
          LOST_WRITE,
          ack.room(),
          client.name(),
          "%s was acknowledged at %d and is not in the log".formatted(ack.id(), ack.seq()));
    } else if (inLog.seq() != ack.seq()) {
      findings.add(
          INCONSISTENT_OFFSETS,
          ack.room(),
          client.name(),
          "%s was acknowledged at %d and stands at %d".formatted(ack.id(), ack.seq(), inLog.seq()));
    }
  }

  /// A client has one unacknowledged post per room, so acknowledgements come in the order of
  /// sending.
  private void inOwnOrder(History.Client client, Step.Ack ack, Map<String, Long> lastOwn) {
    Long before = lastOwn.put(ack.room(), ack.seq());
    if (before != null && before >= ack.seq()) {
      findings.add(
          OWN_ORDER,
          ack.room(),
          client.name(),
          "a later post stands at %d, an earlier one at %d".formatted(ack.seq(), before));
    }
  }

  private void stayedOut(History.Client client, Step.Refusal refusal) {
    boolean toldOtherwise = acknowledged.contains(key(refusal.room(), refusal.id()));
    if (!refusal.retryable()
        && !toldOtherwise
        && truth.of(refusal.room()).byId(refusal.id()) != null) {
      findings.add(
          REFUSED_BUT_WRITTEN,
          refusal.room(),
          client.name(),
          "%s was refused for good and is in the log".formatted(refusal.id()));
    }
  }

  private void cameFromSomebody(String roomName, RoomTruth room) {
    for (Event event : room.posts()) {
      Long digest = sent.get(key(roomName, event.id()));
      if (digest == null) {
        findings.add(PHANTOM, roomName, "log", "nobody sent " + event);
      } else if (digest != event.digest()) {
        findings.add(
            INCONSISTENT_OFFSETS, roomName, "log", "%s has another content".formatted(event));
      }
    }
  }

  private static String key(String room, String id) {
    return room + '/' + id;
  }
}
