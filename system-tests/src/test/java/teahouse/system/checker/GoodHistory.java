package teahouse.system.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import teahouse.system.checker.LogRecord.Nature;

/// A random run in which all promises hold: people come and go, post, resend, lose the line and
/// catch up.
final class GoodHistory {

  private static final int CLIENTS_A_USER = 2;

  /// A post in so many is sent twice and written twice; as many doors open or close.
  private static final int RARELY = 12;

  private final RandomGenerator random;
  private final int rooms;
  private final int users;
  private final List<LogRecord> log = new ArrayList<>();
  private final Map<String, List<Step>> steps = new HashMap<>();
  private final Map<String, Set<String>> inside = new HashMap<>();
  private long offset = 1L << 40;

  private GoodHistory(RandomGenerator random, int rooms, int users) {
    this.random = random;
    this.rooms = rooms;
    this.users = users;
  }

  /// @param records how many records the log gets, at least
  static History of(RandomGenerator random, int rooms, int users, int records) {
    return new GoodHistory(random, rooms, users).run(records);
  }

  private History run(int records) {
    for (int room = 0; room < rooms; room++) {
      log.add(record("room" + room, "made" + room, "user0", new Nature.Change()));
      for (int user = 0; user < users; user++) {
        door("room" + room, "user" + user, true);
      }
    }
    while (log.size() < records) {
      happens();
    }
    clients().forEach(this::watches);
    Map<String, List<Event>> table = new HashMap<>();
    Truth.of(log).rooms().forEach((room, truth) -> table.put(room, List.copyOf(truth.all())));
    List<History.Client> clients =
        clients().stream()
            .map(name -> new History.Client(name, userOf(name), List.copyOf(stepsOf(name))))
            .toList();
    return new History(List.copyOf(log), table, clients, revocations(), new HashSet<>(clients()));
  }

  /// Time passes with the log: what stands at a seq arrives at that time.
  private List<Revocation> revocations() {
    List<Revocation> all = new ArrayList<>();
    for (String client : clients()) {
      Map<String, Long> leftAt = new HashMap<>();
      for (LogRecord record : log) {
        if (record.nature() instanceof Nature.Door(String member, boolean opens)
            && member.equals(userOf(client))) {
          long at = record.event().seq();
          Long left = opens ? leftAt.remove(record.room()) : leftAt.put(record.room(), at);
          if (opens && left != null) {
            all.add(new Revocation(client, record.room(), left, at));
          }
        }
      }
      leftAt.forEach((room, left) -> all.add(new Revocation(client, room, left, Long.MAX_VALUE)));
    }
    return all;
  }

  private void happens() {
    String room = "room" + random.nextInt(rooms);
    String user = "user" + random.nextInt(users);
    boolean isInside = inside.getOrDefault(room, Set.of()).contains(user);
    if (!isInside || random.nextInt(RARELY) == 0) {
      door(room, user, !isInside);
    } else {
      posts(room, user);
    }
  }

  private void door(String room, String user, boolean opens) {
    Set<String> members = inside.computeIfAbsent(room, _ -> new HashSet<>());
    if (opens) {
      members.add(user);
    } else {
      members.remove(user);
    }
    log.add(record(room, "door" + log.size(), user, new Nature.Door(user, opens)));
  }

  private void posts(String room, String user) {
    List<Step> own = stepsOf(user + "/" + random.nextInt(CLIENTS_A_USER));
    if (random.nextInt(RARELY) == 0) {
      own.add(new Step.Send(room, "refused" + log.size(), 1));
      own.add(new Step.Refusal(room, "refused" + log.size(), false));
    }
    LogRecord post = record(room, "post" + log.size(), user, new Nature.Post());
    Event event = post.event();
    log.add(post);
    own.add(new Step.Send(room, event.id(), event.digest()));
    if (random.nextInt(RARELY) == 0) {
      Event copy = new Event(nextOffset(), event.id(), user, event.digest());
      log.add(new LogRecord(room, copy, new Nature.Copy()));
      own.add(new Step.Refusal(room, event.id(), true));
      own.add(new Step.Send(room, event.id(), event.digest()));
    }
    own.add(new Step.Ack(room, event.id(), event.seq()));
  }

  private void watches(String client) {
    Truth truth = Truth.of(log);
    truth.rooms().forEach((name, room) -> watches(client, name, room));
  }

  private void watches(String client, String name, RoomTruth room) {
    List<Step> own = stepsOf(client);
    String user = userOf(client);
    long complete = 0;
    for (int place = 0; place < room.all().size(); ) {
      place = Math.min(room.all().size(), place + 1 + random.nextInt(4));
      long upTo = room.all().get(place - 1).seq();
      if (!room.mayRead(user, upTo) && !leavesAt(room, user, complete, upTo)) {
        continue;
      }
      boolean continuous = room.mayHear(user, complete + 1) && steadily(room, user, complete, upTo);
      own.add(
          continuous && random.nextInt(4) > 0
              ? new Step.Frame(
                  name, complete, upTo, List.copyOf(room.between(complete, upTo)), upTo)
              : fetch(name, room, user, complete, upTo));
      complete = upTo;
      own.add(new Step.Complete(name, complete));
    }
  }

  /// The frame may end with the event that takes the right away, and not go on behind it.
  private static boolean leavesAt(RoomTruth room, String user, long after, long upTo) {
    return room.mayHear(user, upTo)
        && room.mayHear(user, after + 1)
        && steadily(room, user, after, upTo);
  }

  private static boolean steadily(RoomTruth room, String user, long after, long upTo) {
    return room.between(after, upTo).stream().allMatch(event -> room.mayHear(user, event.seq()));
  }

  private Step fetch(String name, RoomTruth room, String user, long after, long upTo) {
    return room.mayRead(user, upTo)
        ? new Step.Fetch(name, after, upTo, List.copyOf(room.between(after, upTo)), upTo)
        : new Step.Frame(name, after, upTo, List.copyOf(room.between(after, upTo)), upTo);
  }

  private LogRecord record(String room, String id, String by, Nature nature) {
    return new LogRecord(room, new Event(nextOffset(), id, by, random.nextLong()), nature);
  }

  private long nextOffset() {
    offset += 1 + random.nextInt(3);
    return offset;
  }

  private List<String> clients() {
    List<String> names = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      for (int client = 0; client < CLIENTS_A_USER; client++) {
        names.add("user" + user + "/" + client);
      }
    }
    return names;
  }

  private List<Step> stepsOf(String client) {
    return steps.computeIfAbsent(client, _ -> new ArrayList<>());
  }

  private static String userOf(String client) {
    return client.substring(0, client.indexOf('/'));
  }
}
