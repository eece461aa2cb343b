package teahouse.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import teahouse.local.BrokerProcess;
import teahouse.local.LocalStack;

/// What happens to the brokers. Each is over when all copies are in sync again: before that,
/// another broker's death could stop the writing.
final class BrokerFaults {

  static final String KILLED = "kill -9 of the broker that leads most";
  static final String CUT_OFF = "the broker that leads most is cut off from the others";
  static final String STOPPED = "restart of the broker that leads most";

  /// Broker 1's processes belong to this group, broker 2's to the next.
  private static final int GROUP = 61_000;

  private static final Duration FOR_LONG = Duration.ofSeconds(30);

  private final LocalStack stack;
  private final Brokers brokers;

  BrokerFaults(LocalStack stack) {
    this.stack = stack;
    this.brokers = new Brokers(stack.brokers().bootstrapServers());
  }

  /// So that the firewall knows whose packets it sees. Before the start.
  static void giveGroups(LocalStack stack) {
    List<BrokerProcess> all = stack.brokers().brokers();
    for (int i = 0; i < all.size(); i++) {
      all.get(i).launchedBy("setpriv", "--regid", String.valueOf(GROUP + i), "--clear-groups");
    }
  }

  Fault killed() {
    return fault(
        KILLED,
        () -> {
          BrokerProcess leader = process(brokers.busiestLeader());
          String seen = Signs.ofKilling(leader);
          ProcessFaults.comesBack(leader);
          return seen;
        });
  }

  Fault stopped() {
    return fault(STOPPED, () -> Signs.ofRolling(List.of(process(brokers.busiestLeader()))));
  }

  Fault frozen() {
    return fault(
        "the broker that leads most stands still",
        () -> {
          int leader = brokers.busiestLeader();
          return Signs.ofFreezing(process(leader), Fault.WHILE, () -> brokers.awaitOut(leader));
        });
  }

  Fault rolled() {
    return fault(
        "rolling restart of the brokers",
        () -> {
          List<String> seen = new ArrayList<>();
          for (BrokerProcess broker : all()) {
            seen.add(Signs.ofRolling(List.of(broker)));
            brokers.awaitAllInSync(all().size());
          }
          return String.join(", ", seen);
        });
  }

  /// Cut off from the other brokers, both ways; clients still reach it. For so long that whoever
  /// waits for its return is told from who finds its successor.
  Fault cutOff() {
    return fault(
            CUT_OFF,
            () -> {
              int leader = brokers.busiestLeader();
              try (Firewall firewall = new Firewall()) {
                firewall.dropOf(group(leader), portsOfOthers(leader));
                keepOthersFrom(leader, firewall);
                String seen = brokers.awaitOut(leader);
                Pause.of(FOR_LONG);
                return firewall.seen() + ", " + seen;
              }
            })
        .unless(Ground.lacksFirewall());
  }

  /// The others' requests reach it no more; its own reach them. So it goes on leading, and nothing
  /// that it leads can be copied, and is acknowledged, until the others are no longer in sync.
  Fault halfCutOff() {
    return fault(
            "the broker that leads most is not reached by the others",
            () -> {
              int leader = brokers.busiestLeader();
              try (Firewall firewall = new Firewall()) {
                keepOthersFrom(leader, firewall);
                String seen = brokers.awaitStuckOrOut(leader);
                Pause.of(Fault.WHILE);
                return firewall.seen() + ", " + seen;
              }
            })
        .unless(Ground.lacksFirewall());
  }

  /// A broker that cannot write ends itself.
  Fault full(SmallDisk disk, int broker) {
    return fault(
        "a broker's disk is full",
        () -> {
          BrokerProcess process = process(broker);
          String seen = disk.filledFor(Fault.WHILE);
          boolean ended = !process.isAlive();
          if (!ended) {
            process.stop();
          }
          ProcessFaults.comesBack(process);
          return seen + (ended ? ", and the broker ended itself" : ", and the broker went on");
        });
  }

  private Fault fault(String name, Fault.Blow blow) {
    return Fault.of(
            name,
            name,
            () -> {
              String seen = blow.strike();
              brokers.awaitAllInSync(all().size());
              return seen;
            })
        .holdingUp();
  }

  private void keepOthersFrom(int leader, Firewall firewall) {
    for (int other = 1; other <= all().size(); other++) {
      if (other != leader) {
        firewall.dropOf(group(other), process(leader).ports());
      }
    }
  }

  private List<BrokerProcess> all() {
    return stack.brokers().brokers();
  }

  private BrokerProcess process(int broker) {
    return all().get(broker - 1);
  }

  private static int group(int broker) {
    return GROUP + broker - 1;
  }

  private List<Integer> portsOfOthers(int broker) {
    BrokerProcess one = process(broker);
    return all().stream()
        .filter(other -> other != one)
        .flatMap(other -> other.ports().stream())
        .toList();
  }
}
