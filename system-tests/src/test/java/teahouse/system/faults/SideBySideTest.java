package teahouse.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import teahouse.local.LocalStack;
import teahouse.local.Progress;
import teahouse.local.Service;
import teahouse.local.ServiceProcess;
import teahouse.local.StackOptions;
import teahouse.local.StartFailure;
import teahouse.system.stranger.Stranger;

/// An older version and this one share a house: two of each service are upgraded one by one, and
/// then go back, while people talk, come, and lose their right. Whenever one of two is another
/// version than the other, everybody comes anew, so that both serve, and goes on talking. In the
/// end all that they saw is judged: nothing is lost, doubled or out of order, nobody missed
/// anything, and nobody heard what was not for them.
///
/// `tools/upgrade REF` builds the older version and runs this.
class SideBySideTest {

  /// As docs/operating.md says.
  private static final List<Service> ORDER =
      List.of(Service.AUTH, Service.HISTORY, Service.CHAT, Service.GATEWAY);

  private static final Conversation.Size CROWD =
      new Conversation.Size(16, 6, 3, Duration.ofMillis(400));

  /// How many messages are acknowledged at least after each step.
  private static final int MEANWHILE = 200;

  @Test
  void serviceByServiceGoesForthAndBackWhilePeopleTalk() throws Exception {
    String named = System.getProperty("teahouse.previous", "");
    assumeTrue(
        !named.isEmpty(), "no build of an older version is named: tools/upgrade REF makes one");
    Path older = Path.of(named).toRealPath();
    Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "upgrade-");
    Path home = Files.createDirectory(data.resolve("house"));
    for (Service service : ORDER) {
      point(home, service, older);
    }
    StackOptions options =
        StackOptions.in(data.resolve("data"))
            .withHome(home)
            .withReplicas(2)
            .withSettings(Campaign.CROWD_AT_THE_DOOR);
    Progress progress = new Progress(System.out);
    try (LocalStack stack = new LocalStack(options, progress)) {
      stack.start();
      try (Conversation conversation = Conversation.in(stack.address(), CROWD)) {
        conversation.awaitCalm();
        Stranger keeper = Stranger.signsUp(stack.address(), Campaign.KEEPER, "The keeper");
        Visitors visitors = new Visitors(stack, keeper, conversation.owners());
        Strikes strikes = new Strikes(conversation, visitors);
        List<Fault> steps = new ArrayList<>();
        for (Service service : ORDER) {
          steps.addAll(steps(stack, conversation, service, home, checkout()));
        }
        for (Service service : ORDER.reversed()) {
          steps.addAll(steps(stack, conversation, service, home, older));
        }
        strikes.once(steps);
        assertThat(strikes.failures()).isEmpty();
        assertThat(conversation.verdict(stack.brokers().bootstrapServers(), visitors).toString())
            .isEqualTo("all promises held");
      }
    }
  }

  /// One process after the other, as a rollout does.
  private static List<Fault> steps(
      LocalStack stack, Conversation conversation, Service service, Path home, Path version) {
    return stack.services(service).stream()
        .map(process ->
            Fault.of(
                service.module() + " changes its version",
                "%s becomes that of %s".formatted(process.name(), version.getFileName()),
                () -> {
                  point(home, service, version);
                  String seen = changes(process, version);
                  conversation.spread();
                  conversation.awaitAcknowledged(conversation.acknowledged() + MEANWHILE);
                  return seen;
                }))
        .toList();
  }

  private static String changes(ServiceProcess process, Path version) throws StartFailure {
    String stopped = Signs.ofStopping(process);
    ProcessFaults.comesBack(process);
    String command =
        ProcessHandle.of(process.pid()).flatMap(runs -> runs.info().commandLine()).orElse("");
    assertThat(command).contains(version.toString());
    return stopped;
  }

  /// Which checkout's build the next start of a service runs. What runs goes on with its own.
  private static void point(Path home, Service service, Path checkout) {
    try {
      Path next = home.resolve("next");
      Files.createSymbolicLink(next, checkout.resolve(service.module()));
      Files.move(next, home.resolve(service.module()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException broken) {
      throw new AssertionError("cannot point at " + checkout, broken);
    }
  }

  private static Path checkout() throws IOException {
    Path here = Path.of("").toRealPath();
    return Files.exists(here.resolve("docker-compose.yml")) ? here : here.resolve("..").normalize();
  }
}
