package teahouse.system.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import teahouse.local.LocalStack;
import teahouse.local.Progress;
import teahouse.local.StackOptions;
import teahouse.system.stranger.Stranger;

/// The main class of a campaign's own process: one fault after the other in a house of three
/// brokers and two of each service, while people talk.
final class Campaign {

  private static final int PEOPLE = 24;
  private static final int ROOMS = 6;
  private static final int ROOMS_OF_EACH = 3;

  /// Of a person between two messages: little enough for what each campaign has to bring together,
  /// and for two cores that carry the house, its people and whatever is being started again.
  private static final Duration BREATH = Duration.ofMillis(500);

  private static final Duration BREATH_OF_THE_LONG_ONE = Duration.ofMillis(180);

  /// All come from one address and speak faster than people do: the limits that would stop them are
  /// proved elsewhere.
  private static final Map<String, String> CROWD_AT_THE_DOOR =
      Map.of(
          "teahouse.throttle.sign-ins.burst", "100000",
          "teahouse.throttle.sign-ups.burst", "100000",
          "teahouse.rate-limit.sign-in.burst", "100000",
          "teahouse.rate-limit.address.burst", "10000000",
          "teahouse.rate-limit.user.burst", "1000000",
          "teahouse.messages.per-minute", "6000",
          "teahouse.messages.burst", "1000",
          "teahouse.sockets.frames-per-minute", "60000");

  /// Shorter campaigns have no time to measure what it is like without the database.
  private static final Duration WITH_MEASURING = Duration.ofMinutes(15);

  private static final int LEAST_ACKNOWLEDGED = 10_000;

  private final Duration length;
  private final Path data;

  private Campaign(Duration length, Path data) {
    this.length = length;
    this.data = data;
  }

  /// @param arguments how many minutes; 0 for each of the main faults once
  static void main(String[] arguments) throws Exception {
    endWithTheParent();
    Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "faults-");
    new Campaign(Duration.ofMinutes(Long.parseLong(arguments[0])), data).run();
    System.exit(0);
  }

  private Conversation.Size crowd() {
    return new Conversation.Size(
        PEOPLE, ROOMS, ROOMS_OF_EACH, isLong() ? BREATH_OF_THE_LONG_ONE : BREATH);
  }

  private boolean isLong() {
    return !length.isZero();
  }

  private void run() throws Exception {
    StackOptions options =
        StackOptions.in(data)
            .withBrokers(3)
            .withReplicas(2)
            .withLinks()
            .withSettings(CROWD_AT_THE_DOOR);
    Progress progress = new Progress(System.out);
    try (LocalStack stack = new LocalStack(options, progress)) {
      if (Ground.lacksFirewall().isEmpty()) {
        BrokerFaults.giveGroups(stack);
      }
      stack.start();
      Disks disks = isLong() ? Disks.of(stack, data) : new Disks(Disks.NONE, Disks.NONE, 0);
      try (Conversation conversation = Conversation.in(stack.address(), crowd())) {
        conversation.awaitCalm();
        judge(stack, conversation, disks);
      }
    }
  }

  private void judge(LocalStack stack, Conversation conversation, Disks disks) throws Exception {
    Visitors visitors = new Visitors(stack.address(), conversation.owners());
    Plan plan = new Plan(stack, beforeTheAck(stack));
    Strikes strikes = new Strikes(conversation, visitors);
    List<DatabaseAway.Pair> pairs = List.of();
    if (isLong()) {
      boolean measures = length.compareTo(WITH_MEASURING) >= 0;
      strikes.until(measures ? length.minus(DatabaseAway.LENGTH) : length, plan.whole(disks));
      pairs = measures ? new DatabaseAway(stack, conversation).measure() : pairs;
    } else {
      strikes.once(plan.brief());
    }
    conversation.awaitAcknowledged(LEAST_ACKNOWLEDGED);
    visitors.close();
    String verdict = conversation.verdict(stack.brokers().bootstrapServers(), visitors).toString();
    Figures figures = new Figures(conversation.people(), strikes.struck());
    Report report = new Report(conversation, strikes, visitors);
    System.out.println(
        report.write(verdict, isLong() ? figures.all(length, visitors, pairs) : List.of(), pairs));
  }

  private static Fault beforeTheAck(LocalStack stack) {
    Stranger person = Stranger.signsUp(stack.address(), "on_the_ledge", "On the ledge");
    return KilledBeforeTheAck.fault(stack, person, person.makesRoom("The ledge", "private"));
  }

  /// The parent holds the other end of standard input.
  private static void endWithTheParent() {
    Thread.ofPlatform()
        .daemon()
        .name("parent")
        .start(() -> {
          try {
            if (System.in.read() < 0) {
              Runtime.getRuntime().halt(1);
            }
          } catch (IOException gone) {
            Runtime.getRuntime().halt(1);
          }
        });
  }
}
