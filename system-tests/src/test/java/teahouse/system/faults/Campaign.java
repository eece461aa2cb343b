package teahouse.system.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
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

  /// Who may disable accounts.
  static final String KEEPER = "keeper";

  /// All come from one address and speak faster than people do: the limits that would stop them are
  /// proved elsewhere.
  static final Map<String, String> CROWD_AT_THE_DOOR =
      Map.of(
          "teahouse.throttle.sign-ins.burst", "100000",
          "teahouse.throttle.sign-ups.burst", "100000",
          "teahouse.rate-limit.sign-in.burst", "100000",
          "teahouse.rate-limit.address.burst", "10000000",
          "teahouse.rate-limit.user.burst", "1000000",
          "teahouse.messages.per-minute", "6000",
          "teahouse.messages.burst", "1000",
          "teahouse.sockets.frames-per-minute", "60000",
          "teahouse.accounts.administrators", KEEPER);

  private static final int LEAST_ACKNOWLEDGED = 10_000;

  private final Orders orders;
  private final Path data;

  private Campaign(Orders orders, Path data) {
    this.orders = orders;
    this.data = data;
  }

  /// @param arguments see [Orders#of]
  static void main(String[] arguments) throws Exception {
    endWithTheParent();
    Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "faults-");
    new Campaign(Orders.of(arguments), data).run();
    System.exit(0);
  }

  private Conversation.Size crowd() {
    return new Conversation.Size(PEOPLE, ROOMS, ROOMS_OF_EACH, orders.breath());
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
      Disks disks = orders.isLong() ? Disks.of(stack, data) : new Disks(Disks.NONE, Disks.NONE, 0);
      try (Conversation conversation = Conversation.in(stack.address(), crowd())) {
        conversation.awaitCalm();
        judge(stack, conversation, disks);
      }
    }
  }

  private void judge(LocalStack stack, Conversation conversation, Disks disks) throws Exception {
    Stranger keeper = Stranger.signsUp(stack.address(), KEEPER, "The keeper");
    Visitors visitors = new Visitors(stack, keeper, conversation.owners());
    Plan plan = new Plan(stack, beforeTheAck(stack));
    Strikes strikes = new Strikes(conversation, visitors);
    if (!orders.isLong()) {
      strikes.once(plan.brief());
    } else if (orders.only().isPresent()) {
      strikes.onceAndUntil(orders.length(), orders.chosen(plan.whole(disks)));
    } else {
      Duration measuring = DatabaseAway.LENGTH_OF_A_PAIR.multipliedBy(orders.pairs());
      strikes.until(orders.length().minus(measuring), plan.whole(disks));
    }
    DatabaseAway away = new DatabaseAway(stack, conversation);
    strikes.attempt(Orders.WITHOUT_DATABASE, () -> away.measure(orders.pairs()));
    conversation.awaitAcknowledged(LEAST_ACKNOWLEDGED);
    visitors.close();
    String verdict = verdict(stack, conversation, visitors);
    Figures figures = new Figures(conversation.people(), strikes.struck());
    Report report = new Report(conversation, strikes, visitors);
    List<DatabaseAway.Pair> pairs = away.pairs();
    System.out.println(
        report.write(
            verdict,
            orders.isLong() ? figures.all(orders.length(), visitors.lateness(), pairs) : List.of(),
            pairs));
  }

  /// Whoever waits in vain for an acknowledgement or for what is missing is a verdict, too.
  private static String verdict(LocalStack stack, Conversation conversation, Visitors visitors)
      throws InterruptedException {
    try {
      return conversation.verdict(stack.brokers().bootstrapServers(), visitors).toString();
    } catch (ConditionTimeoutException inVain) {
      return String.valueOf(inVain.getMessage());
    }
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
