package teahouse.history.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// What a log says, read record by record in the plainest way, with none of the service's code:
/// what the archive's tables must hold, as the queries here show them.
public final class PlainReading {

  public static final String LINES =
      "SELECT LOWER(HEX(room)), seq, changed_seq, COALESCE(LOWER(HEX(id)), '-'), kind FROM message";
  public static final String IDS = "SELECT LOWER(HEX(room)), LOWER(HEX(id)), seq FROM event_id";
  public static final String MEMBERS =
      "SELECT LOWER(HEX(room)), LOWER(HEX(member)), state, COALESCE(role, '-'), version,"
          + " changed_seq FROM member";
  public static final String ROOMS =
      "SELECT LOWER(HEX(room)), applied_version, version, changed_seq FROM room";

  private final List<String> lines = new ArrayList<>();
  private final Map<String, Long> ids = new HashMap<>();
  private final Map<String, String> members = new TreeMap<>();
  private final Map<String, Long> applied = new HashMap<>();
  private final Map<String, String> details = new HashMap<>();

  private PlainReading() {}

  public static PlainReading of(List<TangledLog.Appended> log, TestLog where) {
    var reading = new PlainReading();
    log.forEach(each -> reading.read(each.entry(), each.seq(), where));
    return reading;
  }

  public List<String> lines() {
    return lines;
  }

  public List<String> ids() {
    return ids.entrySet().stream().map(each -> each.getKey() + "|" + each.getValue()).toList();
  }

  public Collection<String> members() {
    return members.values();
  }

  public List<String> rooms() {
    return applied.entrySet().stream()
        .map(each ->
            each.getKey()
                + "|"
                + each.getValue()
                + "|"
                + details.getOrDefault(each.getKey(), "-|-"))
        .toList();
  }

  private void read(LogEntry entry, long seq, TestLog where) {
    String key = String.valueOf(entry.key());
    if (!key.contains("-")
        || (entry.partition() != null && entry.partition() != where.partitionOf(key))) {
      return;
    }
    String room = hex(key);
    if (!entry.headers().keySet().containsAll(List.of("v", "id", "kind", "by"))
        || !String.valueOf(entry.value()).startsWith("{")) {
      lines.add("%s|%d|%d|-|unreadable".formatted(room, seq, seq));
      return;
    }
    String id = hex(entry.header("id"));
    if (ids.putIfAbsent(room + "|" + id, seq) == null && isNews(entry, room, seq)) {
      lines.add("%s|%d|%d|%s|%s".formatted(room, seq, seq, id, entry.header("kind")));
    }
  }

  private boolean isNews(LogEntry entry, String room, long seq) {
    String version = entry.headers().get("version");
    if (version == null) {
      return true;
    }
    if (Long.parseLong(version) <= applied.getOrDefault(room, 0L)) {
      return false;
    }
    applied.put(room, Long.parseLong(version));
    switch (entry.header("kind")) {
      case "room.created" -> details.put(room, version + "|" + seq);
      case "member.left" -> member(entry, room, "left|-", seq);
      case "member.role-changed" -> member(entry, room, "joined|moderator", seq);
      default -> member(entry, room, "joined|member", seq);
    }
    return true;
  }

  private void member(LogEntry entry, String room, String state, long seq) {
    String member = hex(entry.header("member"));
    members.put(
        room + member,
        "%s|%s|%s|%s|%d".formatted(room, member, state, entry.header("version"), seq));
  }

  private static String hex(String id) {
    return UUID.fromString(id).toString().replace("-", "");
  }
}
