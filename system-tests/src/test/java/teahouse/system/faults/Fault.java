package teahouse.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import teahouse.local.LocalProcess;
import teahouse.local.LocalStack;
import teahouse.local.Service;
import teahouse.local.StartFailure;

/// Something that happens to the house, and is over when [#strike()] returns.
record Fault(String name, Blow blow) {

  private static final Duration FREEZE = Duration.ofSeconds(8);
  private static final Duration DATABASE_AWAY = Duration.ofSeconds(5);

  /// What is done.
  interface Blow {
    void strike() throws StartFailure, InterruptedException;
  }

  void strike() throws StartFailure, InterruptedException {
    blow.strike();
  }

  /// Each kind once, on each of the first replicas of a service.
  static List<Fault> onEach(LocalStack stack, int replicas) {
    List<Fault> all = new ArrayList<>();
    for (Service service : Service.values()) {
      for (LocalProcess replica : stack.services(service).subList(0, replicas)) {
        all.add(killed(replica));
      }
    }
    for (Service service : List.of(Service.CHAT, Service.HISTORY)) {
      for (LocalProcess replica : stack.services(service).subList(0, replicas)) {
        all.add(frozen(replica));
      }
    }
    all.add(new Fault("kill -9 of the broker that leads most", () -> killLeader(stack)));
    all.add(new Fault("kill -9 of the database", () -> killDatabase(stack)));
    all.add(new Fault("rolling restart of chat-service", () -> roll(stack, Service.CHAT)));
    return all;
  }

  private static Fault killed(LocalProcess process) {
    return new Fault(
        "kill -9 of " + process.name(),
        () -> {
          process.kill();
          process.start();
          process.awaitReady();
        });
  }

  private static Fault frozen(LocalProcess process) {
    return new Fault(
        "%s stands still for %d s".formatted(process.name(), FREEZE.toSeconds()),
        () -> {
          process.pause();
          try {
            Pause.of(FREEZE);
          } finally {
            process.resume();
          }
          process.awaitReady();
        });
  }

  private static void killLeader(LocalStack stack) throws StartFailure, InterruptedException {
    Brokers brokers = new Brokers(stack.brokers().bootstrapServers());
    LocalProcess leader = stack.brokers().brokers().get(brokers.busiestLeader() - 1);
    leader.kill();
    leader.start();
    leader.awaitReady();
    brokers.awaitAllInSync(stack.brokers().brokers().size());
  }

  private static void killDatabase(LocalStack stack) throws StartFailure, InterruptedException {
    stack.database().kill();
    Pause.of(DATABASE_AWAY);
    stack.database().start();
    stack.database().awaitReady();
  }

  private static void roll(LocalStack stack, Service service) throws StartFailure {
    for (LocalProcess replica : stack.services(service)) {
      replica.stop();
      replica.start();
      replica.awaitReady();
    }
  }
}
