package teahouse.system.faults;

import java.util.List;
import teahouse.local.LocalProcess;
import teahouse.local.LocalStack;
import teahouse.local.Service;
import teahouse.local.StartFailure;

/// What happens to the processes of services and of the database.
final class ProcessFaults {

  static final String CHAT_KILLED = "kill -9 of chat-service";
  static final String ROLLED = "rolling restart of ";
  static final String DATABASE_KILLED = "kill -9 of the database";

  private final LocalStack stack;

  ProcessFaults(LocalStack stack) {
    this.stack = stack;
  }

  Fault killed(Service service, int replica) {
    LocalProcess process = stack.services(service).get(replica);
    return Fault.of(
        "kill -9 of " + service.module(),
        "kill -9 of " + process.name(),
        () -> {
          String seen = Signs.ofKilling(process);
          comesBack(process);
          return seen;
        });
  }

  /// What a frozen relay of frames holds comes late, whoever has lost the right meanwhile.
  Fault frozen(Service service, int replica) {
    Fault fault = frozen(service.module() + " stands still", stack.services(service).get(replica));
    return service == Service.CHAT || service == Service.GATEWAY ? fault.holdingUp() : fault;
  }

  Fault rolled(Service service) {
    String name = ROLLED + service.module();
    return Fault.of(name, name, () -> Signs.ofRolling(stack.services(service)));
  }

  Fault databaseKilled() {
    return Fault.of(
        DATABASE_KILLED,
        DATABASE_KILLED,
        () -> {
          String seen = Signs.ofKilling(stack.database());
          Pause.of(Fault.WHILE);
          comesBack(stack.database());
          return seen;
        });
  }

  Fault databaseFrozen() {
    return frozen("the database stands still", stack.database());
  }

  Fault databaseRestarted() {
    String name = "restart of the database";
    return Fault.of(name, name, () -> Signs.ofRolling(List.of(stack.database())));
  }

  Fault databaseFull(SmallDisk disk) {
    String name = "the database's disk is full";
    return Fault.of(
        name,
        name,
        () -> {
          String seen = disk.filledFor(Fault.WHILE);
          if (!stack.database().isAlive()) {
            stack.database().start();
          }
          stack.database().awaitReady();
          return seen;
        });
  }

  private static Fault frozen(String kind, LocalProcess process) {
    return Fault.of(
        kind,
        "%s stands still for %d s".formatted(process.name(), Fault.WHILE.toSeconds()),
        () -> Signs.ofFreezing(process, Fault.WHILE, () -> ""));
  }

  static void comesBack(LocalProcess process) throws StartFailure {
    process.start();
    process.awaitReady();
  }
}
