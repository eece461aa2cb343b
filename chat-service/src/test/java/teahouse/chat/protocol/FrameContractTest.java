package teahouse.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Language;
import teahouse.chat.problem.Problem;
import teahouse.chat.testing.FrameContract;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FrameContractTest {

  private static final RoomId ROOM = new RoomId(new UUID(0x7000, 1));
  private static final UUID ID = UUID.fromString("0198b2f0-0006-7000-8000-00000000000f");
  private static final Seq SEQ = Seq.of(1, 7);
  private static final Instant NOW = Instant.parse("2026-05-03T08:15:30.120Z");

  private final FrameReader reader = new FrameReader();
  private final FrameWriter writer = new FrameWriter();

  static Stream<JsonNode> clientExamples() {
    return FrameContract.types("clientSends")
        .flatMap(type -> FrameContract.examples(type).stream());
  }

  static Stream<JsonNode> serverExamples() {
    return FrameContract.types("serverSends")
        .flatMap(type -> FrameContract.examples(type).stream());
  }

  static Stream<ServerFrame> serverFrames() {
    var limits = new Limits(65_536, 4_000, 200, 200, 120, 20, 10, 262_144);
    var second = Duration.ofSeconds(1);
    var failed = Problem.of(ErrorCode.STORE_UNAVAILABLE);
    return Stream.of(
        new ServerFrame.Welcome(ID, new UserId(ID), NOW, NOW, second, second, limits),
        new ServerFrame.Subscribed(
            "1",
            List.of(
                new ServerFrame.Opened(ROOM, SEQ, true), new ServerFrame.Opened(ROOM, SEQ, false)),
            List.of(new ServerFrame.NotOpened(ROOM, failed))),
        new ServerFrame.Unsubscribed("2", List.of(ROOM)),
        new ServerFrame.Left(ROOM, SEQ),
        new ServerFrame.Ack("3", ROOM, ID, SEQ),
        new ServerFrame.MembershipChanged(ROOM, "joined", "owner", null, new Version(3), SEQ),
        new ServerFrame.MembershipChanged(ROOM, "left", null, "removed", new Version(3), SEQ),
        new ServerFrame.Behind(ROOM, SEQ),
        new ServerFrame.Stale(),
        new ServerFrame.Fresh(),
        new ServerFrame.Renewed("4", NOW),
        new ServerFrame.Draining(second),
        new ServerFrame.Ping("p1", Map.of(ROOM, SEQ)),
        new ServerFrame.Pong("5"),
        new ServerFrame.Failed(null, null, Problem.of(ErrorCode.MALFORMED), Language.ENGLISH),
        new ServerFrame.Failed("6", ROOM, Problem.idFromFuture("id", NOW), Language.CHINESE),
        new ServerFrame.Failed(
            "7",
            ROOM,
            Problem.of(ErrorCode.TOO_MANY_REQUESTS).retriedAfter(second),
            Language.ENGLISH));
  }

  @ParameterizedTest
  @MethodSource("clientExamples")
  void everyPublishedExampleOfAClientIsUnderstood(JsonNode example) {
    assertThat(FrameContract.complaints(example)).isEmpty();
    assertThat(reader.read(example.toString())).isInstanceOf(ReadFrame.Understood.class);
  }

  @ParameterizedTest
  @MethodSource("serverExamples")
  void everyPublishedExampleOfTheServerIsAsItsSchema(JsonNode example) {
    assertThat(FrameContract.complaints(example)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("serverFrames")
  void everyFrameThatTheServerWritesIsAsPublished(ServerFrame frame) {
    var json = JsonMapper.shared().readTree(writer.write(frame));

    assertThat(FrameContract.complaints(json)).isEmpty();
  }

  @Test
  void allFramesOfTheServerAreTried() {
    var tried =
        serverFrames()
            .map(frame -> JsonMapper.shared().readTree(writer.write(frame)))
            .map(frame -> frame.path("type").asString())
            .collect(Collectors.toSet());

    // Those of `events` are delivery's to write.
    assertThat(Stream.concat(tried.stream(), Stream.of("events")))
        .containsExactlyInAnyOrderElementsOf(
            FrameContract.types("serverSends").collect(Collectors.toSet()));
  }

  @Test
  void fieldsOfTomorrowAreIgnored() {
    assertThat(reader.read("{\"type\":\"ping\",\"ref\":\"1\",\"mood\":{\"tea\":[1,2]}}"))
        .isEqualTo(new ReadFrame.Understood(new ClientFrame.Ping("1")));
  }

  @Test
  void aBombOfBracketsIsMalformed() {
    var bomb =
        "{\"type\":\"ping\",\"ref\":\"1\",\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";

    assertThat(reader.read(bomb))
        .isEqualTo(new ReadFrame.Refused(null, Problem.of(ErrorCode.MALFORMED)));
  }
}
