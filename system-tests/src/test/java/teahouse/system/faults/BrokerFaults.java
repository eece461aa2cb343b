package teahouse.system.faults;

import java.util.List;
import teahouse.local.BrokerProcess;
import teahouse.local.LocalStack;
import teahouse.local.StartFailure;

/// What happens to the brokers. Each is over when all copies are in sync again: before that,
/// another broker's death could stop the writing.
final class BrokerFaults {

  static final String KILLED = "kill -9 of the broker that leads most";
  static final String STOPPED = "restart of the broker that leads most";

  /// Broker 1's processes belong to this group, broker 2's to the next.
  private static final int GROUP = 61_000;

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
          BrokerProcess leader = leader();
          leader.kill();
          ProcessFaults.comesBack(leader);
        });
  }

  Fault stopped() {
    return fault(STOPPED, () -> ProcessFaults.roll(List.of(leader())));
  }

  Fault frozen() {
    return fault(
        "the broker that leads most stands still",
        () -> ProcessFaults.frozen("", leader()).strike());
  }

  Fault rolled() {
    return fault(
        "rolling restart of the brokers",
        () -> {
          for (BrokerProcess broker : stack.brokers().brokers()) {
            ProcessFaults.roll(List.of(broker));
            brokers.awaitAllInSync(stack.brokers().brokers().size());
          }
        });
  }

  /// Cut off from the other brokers, both ways; clients still reach it.
  Fault cutOff() {
    return fault(
            "the broker that leads most is cut off from the others",
            () -> {
              try (Firewall firewall = new Firewall()) {
                int leader = brokers.busiestLeader() - 1;
                firewall.dropOf(GROUP + leader, portsOfOthers(leader));
                for (int other = 0; other < stack.brokers().brokers().size(); other++) {
                  if (other != leader) {
                    firewall.dropOf(GROUP + other, ports(leader));
                  }
                }
                Pause.of(Fault.WHILE);
              }
            })
        .unless(Ground.lacksFirewall());
  }

  /// The others' requests reach it no more; its own reach them.
  Fault halfCutOff() {
    return fault(
            "the broker that leads most is not reached by the others",
            () -> {
              try (Firewall firewall = new Firewall()) {
                int leader = brokers.busiestLeader() - 1;
                for (int other = 0; other < stack.brokers().brokers().size(); other++) {
                  if (other != leader) {
                    firewall.dropOf(GROUP + other, ports(leader));
                  }
                }
                Pause.of(Fault.WHILE);
              }
            })
        .unless(Ground.lacksFirewall());
  }

  /// A broker that cannot write ends itself.
  Fault full(SmallDisk disk, int broker) {
    return fault(
        "a broker's disk is full",
        () -> {
          BrokerProcess process = stack.brokers().brokers().get(broker);
          disk.fill();
          try {
            Pause.of(Fault.WHILE);
          } finally {
            disk.clear();
          }
          if (process.isAlive()) {
            process.stop();
          }
          ProcessFaults.comesBack(process);
        });
  }

  private Fault fault(String name, Fault.Blow blow) {
    return Fault.of(
            name,
            name,
            () -> {
              blow.strike();
              brokers.awaitAllInSync(stack.brokers().brokers().size());
            })
        .holdingUp();
  }

  private BrokerProcess leader() throws StartFailure {
    return stack.brokers().brokers().get(brokers.busiestLeader() - 1);
  }

  private List<Integer> ports(int broker) {
    return stack.brokers().brokers().get(broker).ports();
  }

  private List<Integer> portsOfOthers(int broker) {
    BrokerProcess one = stack.brokers().brokers().get(broker);
    return stack.brokers().brokers().stream()
        .filter(other -> other != one)
        .flatMap(other -> other.ports().stream())
        .toList();
  }
}
