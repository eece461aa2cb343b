package teahouse.system.witness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import teahouse.system.checker.Checker;
import teahouse.system.checker.Event;
import teahouse.system.checker.History;
import teahouse.system.checker.LogRecord;
import teahouse.system.checker.Verdict;
import teahouse.system.stranger.Stranger;
import tools.jackson.databind.JsonNode;

/// Brings together what the witnesses say, the log and history's table, and has them judged.
public final class Trial {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String bootstrapServers;
  private final Map<String, Stranger> rooms;
  private final List<Witness> witnesses;

  /// @param rooms each with somebody who may read all of it
  public Trial(String bootstrapServers, Map<String, Stranger> rooms, List<Witness> witnesses) {
    this.bootstrapServers = bootstrapServers;
    this.rooms = rooms;
    this.witnesses = witnesses;
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
                    Map.Entry::getKey, entry -> table(entry.getKey(), entry.getValue())));
    List<History.Client> clients = witnesses.stream().map(Witness::testimony).toList();
    Set<String> finished = new HashSet<>();
    clients.forEach(client -> finished.add(client.name()));
    return Checker.judge(new History(log, table, clients, finished));
  }

  /// All of the room's timeline, page by page.
  private static List<Event> table(String room, Stranger reader) {
    List<Event> rows = new ArrayList<>();
    long after = 0;
    while (true) {
      JsonNode page =
          reader.get("/api/v1/rooms/%s/messages?after=%d&limit=200".formatted(room, after));
      page.required("rows").forEach(row -> rows.add(Events.of(row)));
      if (!page.required("hasNewer").asBoolean()) {
        return rows;
      }
      after = rows.getLast().seq();
    }
  }
}
