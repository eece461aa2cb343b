package teahouse.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import teahouse.local.LocalStack;
import teahouse.local.Service;

/// Which faults strike, in which order.
final class Plan {

  private static final String BROKERS = "the brokers";
  private static final String DATABASE = "the database";
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final ProcessFaults processes;
  private final BrokerFaults brokers;
  private final LinkFaults links;
  private final Fault beforeTheAck;
  private final LocalStack stack;

  Plan(LocalStack stack, Fault beforeTheAck) {
    this.stack = stack;
    this.processes = new ProcessFaults(stack);
    this.brokers = new BrokerFaults(stack);
    this.links = new LinkFaults(stack);
    this.beforeTheAck = beforeTheAck;
  }

  /// Each of the main faults once.
  List<Fault> brief() {
    List<Fault> all = new ArrayList<>();
    for (Service service : Service.values()) {
      all.add(processes.killed(service, 0));
    }
    all.add(processes.frozen(Service.CHAT, 1));
    all.add(processes.frozen(Service.HISTORY, 1));
    all.add(brokers.killed());
    all.add(processes.databaseKilled());
    all.add(beforeTheAck);
    all.add(links.cutOff(Service.CHAT, BROKERS));
    all.add(links.clientsReset());
    all.add(processes.rolled(Service.CHAT));
    all.add(processes.rolled(Service.GATEWAY));
    return all;
  }

  /// Everything, each on each replica where there are several.
  List<Fault> whole(Disks disks) {
    List<Fault> all = new ArrayList<>();
    all.add(beforeTheAck);
    all.add(brokers.killed());
    all.add(brokers.stopped());
    all.add(brokers.frozen());
    all.add(brokers.cutOff());
    all.add(brokers.halfCutOff());
    all.add(brokers.rolled());
    all.addAll(eachOf(0, processes::killed));
    all.addAll(eachOf(0, processes::frozen));
    all.add(processes.databaseKilled());
    all.add(processes.databaseFrozen());
    all.add(processes.databaseRestarted());
    for (Service service : Service.values()) {
      all.add(processes.rolled(service));
    }
    all.addAll(disks.faults(processes, brokers));
    all.add(WrongClock.fault(stack, AN_HOUR));
    all.add(WrongClock.fault(stack, AN_HOUR.negated()));
    all.addAll(networks());
    all.addAll(eachOf(1, processes::killed));
    all.addAll(eachOf(1, processes::frozen));
    return all;
  }

  private static List<Fault> eachOf(int replica, BiFunction<Service, Integer, Fault> fault) {
    return Arrays.stream(Service.values()).map(service -> fault.apply(service, replica)).toList();
  }

  private List<Fault> networks() {
    return List.of(
        links.cutOff(Service.CHAT, BROKERS),
        links.unheard(Service.CHAT, BROKERS),
        links.deaf(Service.CHAT, BROKERS),
        links.cutOff(Service.HISTORY, BROKERS),
        links.cutOff(Service.CHAT, DATABASE),
        links.cutOff(Service.HISTORY, DATABASE),
        links.deaf(Service.HISTORY, DATABASE),
        links.authCutOff(),
        links.loss(),
        links.latency(),
        links.stalls(),
        links.halfOpen(),
        links.slowClients(),
        links.clientsReset(),
        links.insideReset());
  }
}
