package teahouse.bench.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import teahouse.bench.house.Cores;
import teahouse.bench.house.House;
import teahouse.local.StartFailure;

/// `make bench-history`: archives a log that was written before, and reads pages of a large archive
/// while more is archived. Nothing is pinned: service, database, broker and generator share all
/// processors.
public final class HistoryBench {

  /// What its image has, in a fixed heap.
  private static final List<String> JAVA_OPTIONS =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Path checkout;
  private final Path data;
  private final Settings settings;
  private final List<String> lines = new ArrayList<>();

  /// @param messages that are archived
  /// @param stored messages of the archive that is read
  /// @param bufferMegabytes of the database, for its pages
  record Settings(
      int messages,
      int stored,
      int rooms,
      int reads,
      int posts,
      int seconds,
      int bufferMegabytes,
      String only) {

    static Settings of(Map<String, String> environment) {
      return new Settings(
          number(environment, "MESSAGES", 300_000),
          number(environment, "STORED", 300_000),
          number(environment, "ROOMS", 1_000),
          number(environment, "READS", 200),
          number(environment, "POSTS", 2_000),
          number(environment, "MEASURED", 20),
          number(environment, "BUFFERS", 512),
          environment.getOrDefault("ONLY", "archive, timeline"));
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
      return Integer.parseInt(environment.getOrDefault(name, Integer.toString(otherwise)));
    }
  }

  private HistoryBench(Path checkout, Path data, Settings settings) {
    this.checkout = checkout;
    this.data = data;
    this.settings = settings;
  }

  /// Does everything once.
  ///
  /// @param arguments the checkout, the folder for results, and an empty one for broker and
  ///   database
  public static void main(String[] arguments) throws IOException, StartFailure, SQLException {
    var results = Path.of(arguments[1]).toAbsolutePath();
    var bench =
        new HistoryBench(
            Path.of(arguments[0]).toAbsolutePath(),
            Path.of(arguments[2]),
            Settings.of(System.getenv()));
    bench.run();
    Files.createDirectories(results);
    Files.write(results.resolve("history.md"), bench.lines);
    IO.println("These lines are in " + results.resolve("history.md"));
  }

  private void run() throws StartFailure, SQLException {
    say("| figure | |");
    say("|---|---|");
    if (settings.only.contains("archive")) {
      archive();
    }
    if (settings.only.contains("timeline")) {
      timeline();
    }
  }

  private void archive() throws StartFailure, SQLException {
    var rooms = Rooms.of(settings.rooms);
    try (var house = new House(checkout, data.resolve("archive"), Cores.shared(), JAVA_OPTIONS)) {
      house.start();
      enlarge(house);
      try (var log = new LogFiller(house.bootstrapServers(), rooms)) {
        log.messages(settings.messages);
      }
      var _ = house.history("history", Map.of());
      try (var tables = new Tables(house.past())) {
        var warm = reached(tables, settings.messages / 3);
        var done = reached(tables, settings.messages);
        say(
            "| messages archived a second, in %,d rooms | %,.0f |"
                .formatted(settings.rooms, warm.rate(done)));
        tables.bareInserts(rooms, settings.messages / 3);
        say(
            "| rows a second of a bare insert, one connection | %,.0f |"
                .formatted(tables.bareInserts(rooms, settings.messages)));
        say("| bytes of a message | %,d |".formatted(tables.bytes() / settings.messages));
      }
    }
  }

  private void timeline() throws StartFailure, SQLException {
    var rooms = Rooms.of(settings.rooms);
    int each = Math.max(1, settings.stored / settings.rooms);
    try (var house = new House(checkout, data.resolve("timeline"), Cores.shared(), JAVA_OPTIONS)) {
      house.start();
      enlarge(house);
      // Makes the tables, and is not there while they are filled.
      house.history("first", Map.of()).stop();
      try (var log = new LogFiller(house.bootstrapServers(), rooms);
          var tables = new Tables(house.past())) {
        tables.fill(rooms, each);
        log.pretend(each);
        var history = house.history("history", Map.of());
        try (var readers = new Readers(history.uri(), rooms, each, house::token)) {
          read(readers, log, tables, each);
        }
        say(
            "| bytes of a message, of %,d in %,d rooms | %,d |"
                .formatted(
                    (long) each * settings.rooms,
                    settings.rooms,
                    tables.bytes() / Math.max(1, tables.archived())));
      }
    }
  }

  private void read(Readers readers, LogFiller log, Tables tables, int each) throws SQLException {
    var length = Duration.ofSeconds(settings.seconds);
    var talking = new AtomicBoolean(true);
    var posts = log.messagesAtRate(settings.posts, talking::get);
    var _ = readers.pages(settings.reads, length);
    var begun = new Mark(tables.archived(), System.nanoTime());
    var found = readers.pages(settings.reads, length);
    var ended = new Mark(tables.archived(), System.nanoTime());
    talking.set(false);
    join(posts);
    say(
        "| pages of 50, %d a second, of %,d messages in %,d rooms: p50 | %.1f ms |"
            .formatted(
                settings.reads, (long) each * settings.rooms, settings.rooms, found.millis(50)));
    say("| p99 | %.1f ms |".formatted(found.millis(99)));
    say("| answers other than a page | %d |".formatted(found.failed()));
    say("| messages archived a second meanwhile | %,.0f |".formatted(begun.rate(ended)));
  }

  private record Mark(long archived, long nanos) {
    double rate(Mark later) {
      return (later.archived - archived) / ((later.nanos - nanos) / 1e9);
    }
  }

  private static Mark reached(Tables tables, long wanted) throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (long found = tables.archived(); ; found = tables.archived()) {
      if (found >= wanted) {
        return new Mark(found, System.nanoTime());
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%d of %d archived in %s".formatted(found, wanted, PATIENCE));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /// The local database is made for a laptop: a server for this work has more room for its pages,
  /// and for the log that it writes before them.
  private void enlarge(House house) throws SQLException {
    var server = house.administration();
    try (var connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute("SET GLOBAL innodb_log_file_size = 512 * 1024 * 1024");
      statement.execute(
          "SET GLOBAL innodb_buffer_pool_size = %d * 1024 * 1024"
              .formatted(settings.bufferMegabytes));
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(String line) {
    lines.add(line);
    IO.println(line);
  }
}
