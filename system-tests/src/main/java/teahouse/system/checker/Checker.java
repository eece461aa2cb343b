package teahouse.system.checker;

/// Holds all that was witnessed against the log.
public final class Checker {

  private Checker() {}

  public static Verdict judge(History history) {
    Findings findings = new Findings();
    Truth.judge(history.log(), findings);
    Truth truth = Truth.of(history.log());
    new PostJudge(history, truth, findings).judge();
    new TableJudge(truth, findings).judge(history.table());
    for (History.Client client : history.clients()) {
      new ClientJudge(client, truth, findings).judge(history.finished().contains(client.name()));
    }
    new ClockJudge(history, findings).judge();
    return findings.verdict();
  }
}
