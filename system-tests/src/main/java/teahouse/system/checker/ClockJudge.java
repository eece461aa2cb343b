package teahouse.system.checker;

import static teahouse.system.checker.Anomaly.Kind.HEARD_AFTER_REVOCATION;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Holds what clients heard and read against the times at which their rights ended.
final class ClockJudge {

  private final History history;
  private final Findings findings;

  ClockJudge(History history, Findings findings) {
    this.history = history;
    this.findings = findings;
  }

  void judge() {
    Map<String, List<Revocation>> ended =
        history.revocations().stream().collect(Collectors.groupingBy(Revocation::client));
    for (History.Client client : history.clients()) {
      List<Revocation> own = ended.getOrDefault(client.name(), List.of());
      if (!own.isEmpty()) {
        client.steps().forEach(step -> judge(client, step, own));
      }
    }
  }

  private void judge(History.Client client, Step step, List<Revocation> own) {
    switch (step) {
      case Step.Frame frame -> judge(client, frame.room(), frame.at(), "heard", own);
      case Step.Fetch fetch -> judge(client, fetch.room(), fetch.at(), "read", own);
      case Step.Send _, Step.Ack _, Step.Refusal _, Step.Complete _ -> {}
    }
  }

  private void judge(
      History.Client client, String room, long at, String how, List<Revocation> own) {
    for (Revocation end : own) {
      if (end.forbids(room, at)) {
        findings.add(
            HEARD_AFTER_REVOCATION,
            room,
            client.name(),
            "%s %d ms after the right must have ended"
                .formatted(how, TimeUnit.NANOSECONDS.toMillis(at - end.from())));
      }
    }
  }
}
