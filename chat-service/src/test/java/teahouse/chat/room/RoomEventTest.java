package teahouse.chat.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import teahouse.chat.store.Store;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Contract;
import teahouse.chat.testing.LogReader;
import teahouse.chat.testing.Person;
import teahouse.chat.vocabulary.CanonicalUuid;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import tools.jackson.databind.json.JsonMapper;

class RoomEventTest {

  private final ChatNode node = ChatNode.shared();
  private final Guest alice = Guest.at(node);
  private final Guest bob = Guest.at(node);

  @Test
  void everyChangeIsInTheLogAsTheContractHasIt() {
    var room = alice.makes("茶余饭后", "private").text("id");
    alice.invites(bob, room);
    bob.joins(room);
    var left = alice.leaves(room);

    var events = LogReader.recordsOf(room);

    assertThat(events)
        .extracting(one -> LogReader.header(one, "kind"))
        .containsExactly(
            "room.created",
            "member.joined",
            "member.invited",
            "member.joined",
            "member.left",
            "member.role-changed");
    assertThat(events)
        .extracting(one -> LogReader.header(one, "version"))
        .containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(events)
        .extracting(one -> LogReader.header(one, "member"))
        .containsExactly("", alice.id(), bob.id(), bob.id(), alice.id(), bob.id());
    assertThat(events).allSatisfy(RoomEventTest::isAsPublished);
    assertThat(left.number("seq")).isEqualTo((1L << 40) + events.get(4).offset());
  }

  @Test
  void anEventHasAnIdThatNoClientCouldUseUpBefore() {
    var room = alice.makes("Oolong", "public").text("id");
    var id = Person.newId();

    bob.joins(room, id);

    assertThat(LogReader.recordsOf(room))
        .hasSize(3)
        .noneMatch(one -> LogReader.header(one, "id").equals(id.toString()));
  }

  @Test
  void whereAnEventStandsIsNotedForThoseWhoAskMuchLater() {
    var room = alice.makes("Oolong", "public");
    var id = new RoomId(CanonicalUuid.parse(room.text("id")).orElseThrow());
    var joined = LogReader.recordsOf(room.text("id")).getLast();
    var event = new EventId(CanonicalUuid.parse(LogReader.header(joined, "id")).orElseThrow());
    var store = node.bean(Store.class);

    await()
        .untilAsserted(() ->
            assertThat(store.run(db -> new ChangeTable(db).seqOf(id, event)).block())
                .isEqualTo(new Seq(room.number("seq"))));
  }

  private static void isAsPublished(ConsumerRecord<String, byte[]> event) {
    var value = JsonMapper.shared().readTree(event.value());
    assertThat(Contract.complaintsAboutEvent(value)).isEmpty();
    assertThat(LogReader.header(event, "v")).isEqualTo("1");
    assertThat(LogReader.header(event, "digest")).matches("[A-Za-z0-9_-]{22}");
    for (var name : List.of("id", "kind", "by")) {
      assertThat(LogReader.header(event, name)).isEqualTo(value.path(name).asString());
    }
    assertThat(value.has("seq")).isFalse();
  }
}
