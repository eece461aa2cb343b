package teahouse.system.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import teahouse.local.LocalStack;
import teahouse.local.StartFailure;

/// Disks that can be full: the database's, and the last broker's.
///
/// @param database none where disks cannot be filled
/// @param broker none where disks cannot be filled
/// @param number of that broker, the first is 1
record Disks(Optional<SmallDisk> database, Optional<SmallDisk> broker, int number) {

  static final Optional<SmallDisk> NONE = Optional.empty();

  private static final String SIZE = "1500m";

  /// Moves data to disks of their own, where that can be done.
  static Disks of(LocalStack stack, Path data) throws StartFailure {
    int last = stack.brokers().brokers().size();
    if (Ground.lacksMounts().isPresent()) {
      return new Disks(NONE, NONE, last);
    }
    SmallDisk database = SmallDisk.under(stack.database(), data.resolve("database"), SIZE);
    SmallDisk broker =
        SmallDisk.under(
            stack.brokers().brokers().get(last - 1), data.resolve("broker-" + last), SIZE);
    return new Disks(Optional.of(database), Optional.of(broker), last);
  }

  List<Fault> faults(ProcessFaults processes, BrokerFaults brokers) {
    Optional<String> lack = Ground.lacksMounts();
    return List.of(
        database
            .map(processes::databaseFull)
            .orElseGet(() -> impossible("the database's disk is full", lack)),
        broker
            .map(disk -> brokers.full(disk, number))
            .orElseGet(() -> impossible("a broker's disk is full", lack)));
  }

  private static Fault impossible(String name, Optional<String> lack) {
    return Fault.of(name, name, () -> "").unless(lack);
  }
}
