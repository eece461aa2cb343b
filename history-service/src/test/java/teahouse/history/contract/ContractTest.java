package teahouse.history.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teahouse.history.position.RoomLog;
import teahouse.history.testing.Contract;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.LogEntry;
import teahouse.history.testing.Person;
import teahouse.history.testing.TestKeys;
import teahouse.history.testing.TestLog;
import teahouse.history.testing.TestRoom;
import teahouse.history.vocabulary.RoomId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is published is read, and refused as published. That every answer of every test has the
/// published shape is seen to by [HistoryService#send].
class ContractTest {

  private final HistoryService history = HistoryService.shared();
  private final TestLog log = HistoryService.sharedLog();
  private final Person alice = Person.named("Alice");

  @Test
  void everyPublishedExampleIsArchivedAndReadBackAsItWas() {
    var owner = new Person("owner", UUID.fromString("0198b2f0-1111-7aaa-8bbb-000000000001"), "s");
    List<JsonNode> examples =
        Contract.roomLogExamples().stream()
            .sorted(Comparator.comparing(each -> each.at("/headers/id").asString()))
            .toList();
    Map<Long, JsonNode> written = new LinkedHashMap<>();
    examples.forEach(example -> written.put(log.append(entry(example)), example));
    List<Long> seqs = new ArrayList<>(written.keySet());
    String room = examples.getFirst().path("key").asString();

    var page =
        history.get(
            owner, "/api/v1/rooms/%s/messages?until=%d".formatted(room, seqs.getLast() + 1));

    assertThat(page.seqs()).isEqualTo(seqs);
    for (JsonNode row : page.rows()) {
      ObjectNode value = (ObjectNode) row.deepCopy();
      assertThat(value.remove("entity").asString()).isEqualTo("message");
      JsonNode seq = value.remove("seq");
      assertThat(value.remove("changedSeq")).isEqualTo(seq);
      assertThat(written.get(seq.asLong())).isNotNull();
      assertThat(written.get(seq.asLong()).path("value")).isEqualTo(value);
    }
  }

  @Test
  void roomsFallOnThePublishedPartitions() {
    var roomLog = history.part(RoomLog.class);
    assertThat(Contract.partitionExamples()).isNotEmpty();
    for (JsonNode pair : Contract.partitionExamples()) {
      var room = RoomId.parse(pair.path("room").asString()).orElseThrow();
      assertThat(roomLog.partitionOf(room)).isEqualTo(pair.path("partition").asInt());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "messages?limit=0, invalid_field",
    "messages?limit=201, invalid_field",
    "messages?limit=ten, invalid_field",
    "messages?before=1.5, invalid_field",
    "messages?before=0&after=0, invalid_field",
    "messages?before=-1, cursor_out_of_range",
    "messages?around=7, cursor_out_of_range",
    "changes, invalid_field",
    "changes?after=0, invalid_field",
    "changes?after=0&until=0&limit=501, invalid_field",
    "changes?after=99999999999999999999&until=0, invalid_field",
    "nothing, not_found"
  })
  void badInputIsRefusedByItsCode(String path, String code) {
    var room = new TestRoom(log);

    assertThat(history.get(alice, "/api/v1/rooms/" + room.id() + "/" + path).code())
        .isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "x ! malformed",
        "[] ! malformed",
        "{\"rooms\": ! malformed",
        "{\"rooms\":[],\"rooms\":[]} ! malformed",
        "{} ! invalid_field",
        "{\"rooms\":[]} ! invalid_field",
        "{\"rooms\":[{\"room\":\"x\",\"after\":0,\"until\":0}]} ! invalid_id",
        "{\"rooms\":[{\"room\":\"0198b2f0-0000-7000-8000-000000000001\",\"until\":0}]} ! invalid_field",
        "{\"rooms\":[{\"room\":\"0198b2f0-0000-7000-8000-000000000001\",\"after\":-1,\"until\":0}]}"
            + " ! cursor_out_of_range"
      })
  void badBodiesAreRefusedByTheirCode(String body, String code) {
    assertThat(history.post(alice, "/api/v1/changes", body).code()).isEqualTo(code);
  }

  @Test
  void roomsThatAreNoIdsAreToldSo() {
    for (String room : List.of("lobby", "0198B2F0-0000-7000-8000-000000000001", "1-1-1-1-1")) {
      assertThat(history.get(alice, "/api/v1/rooms/%s/messages".formatted(room)).code())
          .isEqualTo("invalid_id");
    }
  }

  @Test
  void theFrameworksOwnRefusalsAreOfTheCatalogueToo() {
    String bearer = "Bearer " + TestKeys.shared().userToken(alice);
    var changes = history.request("/api/v1/changes").header("Authorization", bearer);

    assertThat(history.get(alice, "/api/v1/change").code()).isEqualTo("not_found");
    assertThat(
            history
                .send(changes.copy().POST(HttpRequest.BodyPublishers.ofString("rooms")).build())
                .code())
        .isEqualTo("unsupported_media_type");
    assertThat(history.post(alice, "/api/v1/changes", " ".repeat(64 * 1024 + 1)).code())
        .isEqualTo("payload_too_large");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /api/v1/changes, POST",
    "GET, /api/v1/changes, POST",
    "DELETE, /api/v1/rooms/0198b2f0-0000-7000-8000-000000000001/changes, GET",
    "POST, /api/v1/rooms/0198b2f0-0000-7000-8000-000000000001/messages, GET"
  })
  void aVerbThatARouteDoesNotTakeIsNoUnknownRoute(String verb, String path, String taken) {
    var answer =
        history.send(
            history
                .request(path)
                .header("Authorization", "Bearer " + TestKeys.shared().userToken(alice))
                .method(verb, HttpRequest.BodyPublishers.noBody())
                .build());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.code()).isEqualTo("method_not_allowed");
    assertThat(answer.response().headers().firstValue("Allow")).hasValue(taken);
  }

  @Test
  void problemsSpeakTheLanguageOfTheClient() {
    var request = history.request("/api/v1/rooms/x/messages").header("Accept-Language", "zh-CN");

    assertThat(history.send(request.build()).body().path("title").asString()).isEqualTo("请先登录");
  }

  private static LogEntry entry(JsonNode example) {
    Map<String, String> headers = new LinkedHashMap<>();
    example
        .path("headers")
        .properties()
        .forEach(each -> headers.put(each.getKey(), each.getValue().asString()));
    return new LogEntry(
        example.path("key").asString(), headers, example.path("value").toString(), null);
  }
}
