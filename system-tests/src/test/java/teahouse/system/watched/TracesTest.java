package teahouse.system.watched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static teahouse.system.stranger.Stranger.newId;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import teahouse.system.stranger.Json;
import teahouse.system.stranger.Socket;
import teahouse.system.stranger.Stranger;

/// One trace leads from what somebody did to where it ended, through all services and the log.
@ExtendWith(WatchedHouse.Extension.class)
class TracesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String TOKEN = "eyJ[A-Za-z0-9_-]{20}";
  private static final String POSTED = "message.posted";
  private static final List<String> EVENTS =
      List.of("publish room-log", "deliver room-log", "archive room-log");

  @Test
  void aPostedMessageIsOneTraceFromTheEdgeToTheArchive(WatchedHouse house) {
    var alice = Stranger.signsUp(house.address(), "traced_alice", "Alice");
    var bob = Stranger.signsUp(house.address(), "traced_bob", "Bob");
    var room = alice.makesRoom("Traced", "public");
    bob.joins(room);
    try (Socket socket = bob.opensSocket()) {
      socket.hears(frame -> Socket.type(frame).equals("welcome"));
      socket.subscribes(room, 0);
      alice.post(
          "/api/v1/rooms/" + room + "/messages", Json.object("id", newId(), "text", "by request"));
      socket.hearsText(room, "by request");
    }
    var trace = traceOf(house, room, POSTED, services("gateway-service", "chat-service"));
    var first = parentless(trace);
    assertThat(first.service()).isEqualTo("gateway-service");
    var way = path(trace, "archive room-log");
    assertThat(way.getFirst()).startsWith("gateway-service: http post");
    assertThat(way.subList(1, way.size()))
        .containsExactly(
            "chat-service: http post /api/v1/rooms/{room}/messages",
            "chat-service: publish room-log",
            "history-service: archive room-log");
    assertThat(path(trace, "deliver room-log"))
        .hasSize(4)
        .contains("chat-service: deliver room-log");
  }

  @Test
  void aChangeOfARoomIsOneTraceFromItsRequestToTheArchive(WatchedHouse house) {
    var gina = Stranger.signsUp(house.address(), "traced_gina", "Gina");
    var hugo = Stranger.signsUp(house.address(), "traced_hugo", "Hugo");
    var room = gina.makesRoom("Open door", "public");
    try (Socket socket = gina.opensSocket()) {
      socket.hears(frame -> Socket.type(frame).equals("welcome"));
      socket.subscribes(room, 0);
      hugo.joins(room);
      // The room's maker joined it, too, when nobody was there to be delivered to.
      var joining = named("http post /api/v1/rooms/{room}/join");
      var edge = services("gateway-service", "chat-service");
      var trace = traceOf(house, room, "member.joined", joining.and(edge));
      var way = path(trace, "archive room-log");
      assertThat(way.getFirst()).startsWith("gateway-service: http post");
      assertThat(way.subList(1, way.size()))
          .containsExactly(
              "chat-service: http post /api/v1/rooms/{room}/join",
              "chat-service: publish room-log",
              "history-service: archive room-log");
      assertThat(path(trace, "deliver room-log"))
          .hasSize(4)
          .contains("chat-service: deliver room-log");
    }
  }

  @Test
  void aFrameIsOneTraceFromItsSocketToTheArchive(WatchedHouse house) {
    var carol = Stranger.signsUp(house.address(), "traced_carol", "Carol");
    var room = carol.makesRoom("Framed", "public");
    try (Socket socket = carol.opensSocket()) {
      socket.hears(frame -> Socket.type(frame).equals("welcome"));
      socket.subscribes(room, 0);
      socket.posts(room, newId(), "by frame");
    }
    var trace = traceOf(house, room, POSTED, named("frame post"));
    assertThat(path(trace, "archive room-log"))
        .containsExactly(
            "chat-service: frame post",
            "chat-service: publish room-log",
            "history-service: archive room-log");
    assertThat(path(trace, "deliver room-log")).last().isEqualTo("chat-service: deliver room-log");
  }

  @Test
  void aProblemNamesTheTraceOfItsRequest(WatchedHouse house) {
    var dave = Stranger.signsUp(house.address(), "traced_dave", "Dave");
    for (String path :
        List.of("/api/v1/rooms/" + newId(), "/api/v1/rooms/" + newId() + "/messages")) {
      HttpResponse<String> answer = dave.ask(path);
      assertThat(answer.statusCode()).isEqualTo(404);
      String named = Json.read(answer.body()).required("traceId").asString();
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(house.collector().trace(named))
                  .extracting(SeenSpan::service)
                  .contains("gateway-service")
                  .hasSizeGreaterThan(1));
    }
  }

  @Test
  void nobodyOutsideDecidesWhatIsTraced(WatchedHouse house) {
    var erin = Stranger.signsUp(house.address(), "traced_erin", "Erin");
    var theirs = "0af7651916cd43dd8448eb211c80319c";
    var answer =
        erin.ask(
            "/api/v1/rooms/" + newId(), "traceparent", "00-" + theirs + "-b7ad6b7169203331-01");
    var ours = Json.read(answer.body()).required("traceId").asString();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(house.collector().trace(ours)).hasSizeGreaterThan(1));
    assertThat(house.collector().trace(theirs)).isEmpty();
  }

  @Test
  void noSpanTellsWhoPeopleAreOrWhatTheySay(WatchedHouse house) {
    var fay = Stranger.signsUp(house.address(), "traced_fay", "Fay Whispering");
    var room = fay.makesRoom("Hidden corner", "private");
    fay.post("/api/v1/rooms/" + room + "/messages", Json.object("id", newId(), "text", "hush now"));
    fay.ask("/api/v1/rooms?q=nosy-question");
    fay.ask("/api/v1/users?userName=traced_fay");
    // Refused in the middle of the services: faults have texts.
    fay.tryToPost("/api/v1/rooms/" + room + "/messages", Json.object("id", "none", "text", "hush"));
    traceOf(house, room, POSTED, named("archive room-log"));
    assertThat(house.collector().spans())
        .allSatisfy(seen ->
            assertThat(seen.span().toString())
                .doesNotContainIgnoringCase("traced_fay")
                .doesNotContain("Fay Whispering", "Hidden corner", "hush", "nosy-question")
                .doesNotContain("quiet cup of", "code_verifier", "code=", "state=", "Bearer")
                .doesNotContainPattern(TOKEN));
    assertThat(house.collector().spans()).extracting(SeenSpan::service).contains("auth-service");
    assertThat(house.collector().spans())
        .extracting(SeenSpan::name)
        .noneMatch(name -> name.contains("secur"));
  }

  /// The first trace of such an event of this room with such a span that has come to its end.
  private static List<SeenSpan> traceOf(
      WatchedHouse house, String room, String kind, Predicate<List<SeenSpan>> wanted) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                house.collector().spans().stream()
                    .filter(seen -> seen.name().equals("publish room-log"))
                    .filter(seen -> seen.span().toString().contains(room))
                    .filter(seen -> seen.span().toString().contains(kind))
                    .map(seen -> house.collector().trace(seen.trace()))
                    .filter(
                        trace -> trace.stream().map(SeenSpan::name).toList().containsAll(EVENTS))
                    .filter(wanted)
                    .findFirst()
                    .orElse(List.of()),
            trace -> !trace.isEmpty());
  }

  private static Predicate<List<SeenSpan>> named(String name) {
    return trace -> trace.stream().anyMatch(seen -> seen.name().equals(name));
  }

  private static Predicate<List<SeenSpan>> services(String... names) {
    return trace ->
        trace.stream()
            .filter(seen -> seen.name().startsWith("http"))
            .map(SeenSpan::service)
            .collect(Collectors.toSet())
            .containsAll(Set.of(names));
  }

  private static SeenSpan parentless(List<SeenSpan> trace) {
    var firsts = trace.stream().filter(seen -> seen.parent().isEmpty()).toList();
    assertThat(firsts).as(trace.toString()).hasSize(1);
    return firsts.getFirst();
  }

  /// From the first span to this one.
  private static List<String> path(List<SeenSpan> trace, String name) {
    var way = new ArrayDeque<String>();
    var at = trace.stream().filter(seen -> seen.name().equals(name)).findFirst();
    while (at.isPresent()) {
      way.addFirst(at.get().toString());
      var parent = at.get().parent();
      at = trace.stream().filter(seen -> seen.id().equals(parent)).findFirst();
    }
    return List.copyOf(way);
  }
}
