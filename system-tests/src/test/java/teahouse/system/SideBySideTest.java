package teahouse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static teahouse.system.stranger.Stranger.newId;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import teahouse.local.LocalStack;
import teahouse.local.Progress;
import teahouse.local.Service;
import teahouse.local.StackOptions;
import teahouse.local.StartFailure;
import teahouse.system.stranger.Socket;
import teahouse.system.stranger.Stranger;

/// An older version and this one share a house: service by service is upgraded, on the same data,
/// and at each stage people talk and find all that was said. `tools/upgrade REF` builds the older
/// version and runs this.
class SideBySideTest {

  /// As docs/operating.md says.
  private static final List<Service> ORDER =
      List.of(Service.AUTH, Service.HISTORY, Service.CHAT, Service.GATEWAY);

  private static final Map<String, String> CROWD_AT_THE_DOOR =
      Map.of(
          "teahouse.rate-limit.sign-in.burst",
          "1000",
          "teahouse.rate-limit.address.burst",
          "100000");

  private record People(Stranger alice, Stranger bob, String room, List<String> said) {}

  @Test
  void serviceByServiceIsUpgradedWhilePeopleTalk() throws IOException, StartFailure {
    var previous = System.getProperty("teahouse.previous", "");
    assumeTrue(
        !previous.isEmpty(), "no build of an older version is named: tools/upgrade REF makes one");
    var data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "upgrade-");
    int port = freePort();
    var progress = new Progress(System.out);
    People people = null;
    for (int upgraded = 0; upgraded <= ORDER.size(); upgraded++) {
      var home = house(data, Path.of(previous), upgraded);
      try (var stack =
          new LocalStack(
              StackOptions.in(data.resolve("data"))
                  .withHome(home)
                  .withPort(port)
                  .withSettings(CROWD_AT_THE_DOOR),
              progress)) {
        stack.start();
        people = people == null ? arrive(stack) : people;
        talk(people, "with " + upgraded + " of the new");
      }
    }
    assertThat(Objects.requireNonNull(people).said()).hasSize(ORDER.size() + 1);
  }

  private static People arrive(LocalStack stack) {
    var alice = Stranger.signsUp(stack.address(), "upgraded_alice", "爱丽丝");
    var bob = Stranger.signsUp(stack.address(), "upgraded_bob", "Bob");
    var room = alice.makesRoom("Side by side", "public");
    bob.joins(room);
    return new People(alice, bob, room, new ArrayList<>());
  }

  private static void talk(People people, String text) {
    try (Socket alices = people.alice().opensSocket();
        Socket bobs = people.bob().opensSocket()) {
      alices.hears(frame -> Socket.type(frame).equals("welcome"));
      bobs.hears(frame -> Socket.type(frame).equals("welcome"));
      alices.subscribes(people.room(), 0);
      bobs.subscribes(people.room(), 0);
      var ack = alices.posts(people.room(), newId(), text);
      assertThat(Socket.type(ack)).as(ack.toString()).isEqualTo("ack");
      people.said().add(text);
      long seq = ack.required("seq").asLong();
      assertThat(bobs.hearsText(people.room(), text).required("seq").asLong()).isEqualTo(seq);
      var page =
          people.bob().get("/api/v1/rooms/" + people.room() + "/messages?until=" + (seq + 1));
      assertThat(
              page.required("rows")
                  .valueStream()
                  .map(row -> row.path("text").asString(""))
                  .filter(said -> !said.isEmpty()))
          .containsExactlyElementsOf(people.said());
    }
  }

  /// A checkout as the stack sees one: the first few services of this version, the others older.
  private static Path house(Path data, Path previous, int upgraded) throws IOException {
    var here = Path.of("").toAbsolutePath();
    var current =
        Files.exists(here.resolve("docker-compose.yml")) ? here : here.resolve("..").normalize();
    var home = Files.createDirectory(data.resolve("house-" + upgraded));
    for (int i = 0; i < ORDER.size(); i++) {
      var module = ORDER.get(i).module();
      Files.createSymbolicLink(
          home.resolve(module),
          (i < upgraded ? current : previous.toAbsolutePath()).resolve(module));
    }
    return home;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
