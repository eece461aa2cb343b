package teahouse.history.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teahouse.history.position.RoomLog;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Ids;
import teahouse.history.testing.LogEntry;
import teahouse.history.testing.Person;
import teahouse.history.testing.TestLog;
import teahouse.history.testing.TestRoom;
import teahouse.history.vocabulary.RoomId;
import teahouse.local.testing.TestBroker;

class ArchiveTest {

  private final HistoryService history = HistoryService.shared();
  private final TestLog log = HistoryService.sharedLog();
  private final Person alice = Person.named("Alice");
  private final Person bob = Person.named("Bob");
  private final TestRoom room = TestRoom.of(log, alice);

  @Test
  void whateverIsResentIsKeptOnceAtItsFirstPlace() {
    LogEntry message = room.message(alice, "once");
    long first = log.append(message);
    log.append(List.of(message, message, room.message(alice, "between"), message));
    long last = log.append(message);

    var page = history.messages(alice, room, "until=" + (last + 1));

    assertThat(page.texts()).containsExactly("once", "between");
    assertThat(page.seqs()).contains(first).doesNotContain(last);
  }

  @Test
  void theSameIdInAnotherRoomIsAnotherEvent() {
    var other = TestRoom.of(log, alice);
    LogEntry message = room.message(alice, "in both");
    log.append(message);
    long seq = log.append(message.withKey(other.id().toString()));

    assertThat(history.messages(alice, other, "until=" + (seq + 1)).texts())
        .containsExactly("in both");
  }

  @Test
  void aStateOfAnOldVersionChangesNothing() {
    LogEntry joins = room.member("member.joined", bob, "\"role\":\"member\",");
    log.append(joins);
    room.leaves(bob);
    // A stopped relay wakes up and publishes what it had in hand, under an id of its own.
    long late = log.append(joins.with("id", Ids.next().toString()));

    assertThat(history.messages(alice, room, "until=" + (late + 1)).status()).isEqualTo(200);
    assertThat(history.messages(bob, room, "until=" + (late + 1)).code())
        .isEqualTo("room_not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v", "id", "kind", "by"})
  void aRecordWithoutAHeaderLeavesAPlaceholderAndGoesToTheDeadLetters(String header) {
    expectUnreadable(room.message(alice, "lost").without(header), header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{\"a\":1",
        "{\"a\":1}{}",
        "{\"a\":1,\"a\":2}",
        "{\"seq\":5}",
        "{\"text\":\"\\ud800\\u0041"
      })
  void aRecordWhoseValueIsNoJsonObjectGoesThereToo(String value) {
    expectUnreadable(room.message(alice, "lost").withValue(value), "value");
  }

  @Test
  void aMembershipThatSaysNotWhoseOrWhenIsUnreadable() {
    expectUnreadable(room.member("member.left", bob, "").without("member"), "member");
    expectUnreadable(room.member("member.left", bob, "").without("version"), "version");
  }

  @Test
  void aRecordOnAPartitionThatIsNotItsRoomsStandsInNobodysTimeline() {
    long own = room.posts(alice, "mine");
    int partition = history.part(RoomLog.class).partitionOf(new RoomId(room.id()));
    long strayed =
        log.append(room.message(alice, "strayed").on((partition + 1) % log.partitions()));
    long after = room.posts(alice, "mine too");

    assertThat(deadLetterOf(strayed, (partition + 1) % log.partitions())).isNotNull();
    assertThat(history.messages(alice, room, "until=" + (after + 1)).texts())
        .containsExactly("mine", "mine too");
    assertThat(own).isLessThan(after);
  }

  private void expectUnreadable(LogEntry poison, String reason) {
    room.posts(alice, "before");
    long seq = log.append(poison);
    long after = room.posts(alice, "after");

    var page = history.messages(alice, room, "until=" + (after + 1));

    assertThat(page.texts()).contains("before", "after");
    assertThat(page.rows())
        .filteredOn(row -> row.path("seq").asLong() == seq)
        .singleElement()
        .satisfies(row -> {
          assertThat(row.path("kind").asString()).isEqualTo("unreadable");
          assertThat(row.has("id")).isFalse();
        });
    int partition = history.part(RoomLog.class).partitionOf(new RoomId(room.id()));
    var letter = deadLetterOf(seq, partition);
    assertThat(text(letter, "dlt-reason")).contains(reason);
    assertThat(letter.key()).isEqualTo(room.id().toString().getBytes(StandardCharsets.UTF_8));
  }

  private ConsumerRecord<byte[], byte[]> deadLetterOf(long seq, int partition) {
    String offset = Long.toString(seq & ((1L << 40) - 1));
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", TestBroker.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var letters = List.of(new TopicPartition(log.name() + "-dlt", 0));
      consumer.assign(letters);
      consumer.seekToBeginning(letters);
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            return found.stream().anyMatch(each -> isOf(each, offset, partition));
          });
      return found.stream().filter(each -> isOf(each, offset, partition)).findFirst().orElseThrow();
    }
  }

  private static boolean isOf(ConsumerRecord<byte[], byte[]> letter, String offset, int partition) {
    return text(letter, "dlt-offset").equals(offset)
        && text(letter, "dlt-partition").equals(Integer.toString(partition));
  }

  private static String text(ConsumerRecord<byte[], byte[]> letter, String header) {
    return new String(letter.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
  }
}
