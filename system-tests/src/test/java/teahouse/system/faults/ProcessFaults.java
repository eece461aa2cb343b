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
          process.kill();
          comesBack(process);
        });
  }

  /// What a frozen relay of frames holds comes late, whoever has lost the right meanwhile.
  Fault frozen(Service service, int replica) {
    Fault fault = frozen(service.module() + " stands still", stack.services(service).get(replica));
    return service == Service.CHAT || service == Service.GATEWAY ? fault.holdingUp() : fault;
  }

  Fault rolled(Service service) {
    String name = ROLLED + service.module();
    return Fault.of(name, name, () -> roll(stack.services(service)));
  }

  Fault databaseKilled() {
    return Fault.of(
        DATABASE_KILLED,
        DATABASE_KILLED,
        () -> {
          stack.database().kill();
          Pause.of(Fault.WHILE);
          comesBack(stack.database());
        });
  }

  Fault databaseFrozen() {
    return frozen("the database stands still", stack.database());
  }

  Fault databaseRestarted() {
    String name = "restart of the database";
    return Fault.of(name, name, () -> roll(List.of(stack.database())));
  }

  Fault databaseFull(SmallDisk disk) {
    String name = "the database's disk is full";
    return Fault.of(
        name,
        name,
        () -> {
          disk.fill();
          try {
            Pause.of(Fault.WHILE);
          } finally {
            disk.clear();
          }
          if (!stack.database().isAlive()) {
            stack.database().start();
          }
          stack.database().awaitReady();
        });
  }

  static Fault frozen(String kind, LocalProcess process) {
    return Fault.of(
        kind,
        "%s stands still for %d s".formatted(process.name(), Fault.WHILE.toSeconds()),
        () -> {
          process.pause();
          try {
            Pause.of(Fault.WHILE);
          } finally {
            process.resume();
          }
          process.awaitReady();
        });
  }

  static void roll(List<? extends LocalProcess> processes) throws StartFailure {
    for (LocalProcess process : processes) {
      process.stop();
      comesBack(process);
    }
  }

  static void comesBack(LocalProcess process) throws StartFailure {
    process.start();
    process.awaitReady();
  }
}
