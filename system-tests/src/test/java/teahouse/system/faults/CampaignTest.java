package teahouse.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import teahouse.local.LocalStack;
import teahouse.local.Progress;
import teahouse.local.StackOptions;
import teahouse.system.checker.Verdict;

/// One fault after the other in a house of three brokers and two of each service, while people
/// talk. By default each kind of fault strikes once; with `-Dteahouse.faults.minutes=45` each
/// strikes every replica, and again until then.
class CampaignTest {

  private static final Duration LENGTH =
      Duration.ofMinutes(Integer.getInteger("teahouse.faults.minutes", 0));
  private static final int REPLICAS = 2;
  private static final int PERSONS = 6;
  private static final int ROOMS = 3;

  private final Clock clock = Clock.systemUTC();

  @Test
  void theHouseKeepsItsPromisesWhateverIsKilled() throws Exception {
    try (LocalStack stack = house()) {
      stack.start();
      try (var conversation = Conversation.in(stack.address(), PERSONS, ROOMS)) {
        conversation.awaitCalm();
        Report report = strikes(stack, conversation);
        Verdict verdict = conversation.verdict(stack.brokers().bootstrapServers());
        System.out.println(
            report.write(clock.instant(), conversation.people(), verdict.toString()));
        assertThat(verdict.toString()).isEqualTo("all promises held");
      }
    }
  }

  private static LocalStack house() throws IOException {
    Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "faults-");
    StackOptions options = StackOptions.in(data).withBrokers(3).withReplicas(REPLICAS);
    return new LocalStack(options, new Progress(System.out));
  }

  private Report strikes(LocalStack stack, Conversation conversation) throws Exception {
    Instant begin = clock.instant();
    Report report = new Report(begin);
    List<Fault> round = Fault.onEach(stack, LENGTH.isZero() ? 1 : REPLICAS);
    Instant end = begin.plus(LENGTH);
    for (int i = 0; i < round.size() || clock.instant().isBefore(end); i++) {
      Fault fault = round.get(i % round.size());
      Instant struck = clock.instant();
      fault.strike();
      Instant over = clock.instant();
      conversation.awaitCalm();
      System.out.printf(
          "%s; %d acknowledged so far%n",
          report.add(fault.name(), struck, over, clock.instant()), conversation.acknowledged());
    }
    return report;
  }
}
