package teahouse.system.witness;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import teahouse.system.checker.Checker;
import teahouse.system.checker.Event;
import teahouse.system.checker.History;
import teahouse.system.checker.LogRecord;
import teahouse.system.checker.Revocation;
import teahouse.system.checker.Verdict;
import teahouse.system.stranger.Stranger;

/// Brings together what the witnesses say, the log and history's table, and has them judged.
public final class Trial {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final String bootstrapServers;
  private final Map<String, Stranger> rooms;
  private final List<Witness> witnesses;
  private final List<Witness> visitors;
  private final List<Revocation> revocations;

  /// @param rooms each with somebody who may read all of it
  public Trial(String bootstrapServers, Map<String, Stranger> rooms, List<Witness> witnesses) {
    this(bootstrapServers, rooms, witnesses, List.of(), List.of());
  }

  /// @param visitors who were let out before the end
  /// @param revocations when they were
  public Trial(
      String bootstrapServers,
      Map<String, Stranger> rooms,
      List<Witness> witnesses,
      List<Witness> visitors,
      List<Revocation> revocations) {
    this.bootstrapServers = bootstrapServers;
    this.rooms = rooms;
    this.witnesses = witnesses;
    this.visitors = visitors;
    this.revocations = revocations;
  }

  /// Waits until all posts are acknowledged and all witnesses have what the log holds, then judges.
  public Verdict verdict() {
    Awaitility.await("all posts to be acknowledged")
        .atMost(PATIENCE)
        .until(() -> witnesses.stream().allMatch(Witness::isIdle));
    List<LogRecord> log = LogDump.of(bootstrapServers, rooms.keySet());
    Map<String, Long> ends = new HashMap<>();
    log.stream()
        .filter(LogRecord::visible)
        .forEach(record -> ends.put(record.room(), record.event().seq()));
    Awaitility.await("all witnesses to be complete")
        .atMost(PATIENCE)
        .until(() -> witnesses.stream().allMatch(witness -> witness.isThrough(ends)));
    Map<String, List<Event>> table =
        rooms.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> Timeline.of(entry.getValue(), entry.getKey(), 0)));
    Set<String> finished = new HashSet<>();
    witnesses.forEach(witness -> finished.add(witness.name()));
    List<History.Client> clients =
        Stream.concat(witnesses.stream(), visitors.stream()).map(Witness::testimony).toList();
    return Checker.judge(new History(log, table, clients, revocations, finished));
  }
}
