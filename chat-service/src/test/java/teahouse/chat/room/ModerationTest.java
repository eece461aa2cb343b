package teahouse.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import teahouse.chat.store.Column;
import teahouse.chat.store.Store;
import teahouse.chat.testing.Answer;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Contract;
import teahouse.chat.testing.LogReader;
import teahouse.chat.testing.Person;
import tools.jackson.databind.json.JsonMapper;

class ModerationTest {

  private final ChatNode node = ChatNode.shared();
  private final Guest owner = Guest.at(node);
  private final Guest moderator = Guest.at(node);
  private final Guest member = Guest.at(node);
  private final Guest stranger = Guest.at(node);

  private String room() {
    var room = owner.makes("Oolong", "public").text("id");
    moderator.joins(room);
    member.joins(room);
    assertThat(owner.promotes(moderator, "moderator", room).status()).isEqualTo(200);
    return room;
  }

  @Test
  void whoWasRemovedIsOutAndMayComeAgain() {
    var room = room();

    var removed = moderator.removes(member, room);

    assertThat(removed.status()).isEqualTo(200);
    assertThat(removed.number("seq")).isPositive();
    assertThat(member.says("still here", room).code()).isEqualTo("room_not_found");
    assertThat(member.members(room).code()).isEqualTo("room_not_found");
    assertThat(owner.looksAt(room).number("memberCount")).isEqualTo(2);
    assertThat(moderator.removes(member, room).number("seq")).isEqualTo(removed.number("seq"));
    assertThat(member.joins(room).status()).isEqualTo(200);
    assertThat(member.says("back", room).status()).isEqualTo(200);
  }

  @Test
  void whoIsBannedCanNeitherJoinNorBeInvitedUntilTheBanIsLifted() {
    var room = room();

    assertThat(moderator.bans(member, room).status()).isEqualTo(200);

    assertThat(member.joins(room).code()).isEqualTo("banned");
    assertThat(member.says("still here", room).code()).isEqualTo("room_not_found");
    assertThat(member.looksAt(room).body().has("ban")).isTrue();
    assertThat(stranger.looksAt(room).body().has("ban")).isFalse();
    assertThat(owner.invites(member, room).code()).isEqualTo("user_banned");
    assertThat(owner.looksAt(room).number("memberCount")).isEqualTo(2);

    assertThat(owner.unbans(member, room).status()).isEqualTo(200);
    assertThat(member.looksAt(room).body().has("ban")).isFalse();
    assertThat(member.joins(room).status()).isEqualTo(200);
    assertThat(owner.unbans(member, room).code()).isEqualTo("not_banned");
  }

  @Test
  void aStrangerIsKeptOutOfAPrivateRoomWithoutLearningOfIt() {
    var room = owner.makes("Cellar", "private").text("id");

    assertThat(owner.bans(stranger, room).status()).isEqualTo(200);

    assertThat(stranger.joins(room).code()).isEqualTo("room_not_found");
    assertThat(stranger.looksAt(room).code()).isEqualTo("room_not_found");
    assertThat(owner.invites(stranger, room).code()).isEqualTo("user_banned");
  }

  @Test
  void aBanIsOverByItself() {
    var room = room();
    owner.bans(member, room, 3_600);
    assertThat(member.joins(room).code()).isEqualTo("banned");
    assertThat(member.looksAt(room).body().path("ban").has("until")).isTrue();

    node.bean(Store.class)
        .run(database ->
            database
                .sql("UPDATE ban SET ends_at = :past")
                .bind("past", Column.ofTime(Instant.EPOCH))
                .fetch()
                .rowsUpdated())
        .block();

    assertThat(owner.banned(room).body().path("bans").size()).isZero();
    assertThat(member.joins(room).status()).isEqualTo(200);
  }

  @Test
  void bansAreListedForThoseWhoMayLiftThem() {
    var room = room();
    moderator.bans(member, room);
    owner.bans(stranger, room, 60);

    var bans = moderator.banned(room).body().path("bans");

    assertThat(bans.valueStream().map(ban -> ban.path("user").asString()))
        .containsExactly(stranger.id(), member.id());
    assertThat(bans.path(0).has("until")).isTrue();
    assertThat(bans.path(1).has("until")).isFalse();
    assertThat(bans.path(1).path("by").asString()).isEqualTo(moderator.id());
    assertThat(member.banned(room).code()).isEqualTo("room_not_found");
  }

  @Test
  void nobodyDoesToOthersWhatTheirRoleDoesNotPermit() {
    var room = room();
    var other = Guest.at(node);
    other.joins(room);
    List<BiFunction<Guest, Guest, Answer>> deeds =
        List.of(
            (by, whom) -> by.removes(whom, room),
            (by, whom) -> by.bans(whom, room),
            (by, whom) -> by.promotes(whom, "moderator", room));

    for (var deed : deeds) {
      assertThat(deed.apply(member, other).code()).isEqualTo("not_permitted");
      assertThat(deed.apply(moderator, owner).code()).isEqualTo("not_permitted");
      assertThat(deed.apply(owner, owner).code()).isEqualTo("not_permitted");
      assertThat(deed.apply(stranger, member).code()).isEqualTo("room_not_found");
    }
    assertThat(moderator.promotes(member, "moderator", room).code()).isEqualTo("not_permitted");
    assertThat(moderator.removes(moderator, room).code()).isEqualTo("not_permitted");
    assertThat(member.unbans(stranger, room).code()).isEqualTo("not_permitted");
    assertThat(member.banned(room).code()).isEqualTo("not_permitted");
    assertThat(owner.removes(stranger, room).code()).isEqualTo("not_a_member");
    assertThat(owner.promotes(stranger, "moderator", room).code()).isEqualTo("not_a_member");
    assertThat(owner.membersOf(room)).hasSize(4);
  }

  @Test
  void whatIsWrongWithAWishIsNamed() {
    var room = room();

    for (Object seconds : List.of(59, 31_622_401, "60", 60.5)) {
      var wish = Map.of("user", member.id(), "seconds", seconds);
      assertThat(owner.does("bans", room, wish).text("field")).isEqualTo("seconds");
    }
    assertThat(owner.promotes(member, "owner", room).text("field")).isEqualTo("role");
    assertThat(owner.does("removals", room, Map.of()).text("field")).isEqualTo("user");
  }

  @Test
  void aWishSentAgainTakesEffectOnce() {
    var room = room();
    var id = Person.newId();
    var wish = Map.of("user", member.id());
    var first = owner.does("bans", room, id, wish);
    owner.unbans(member, room);
    member.joins(room);

    assertThat(owner.does("bans", room, id, wish).number("seq")).isEqualTo(first.number("seq"));
    assertThat(owner.does("removals", room, id, wish).code()).isEqualTo("id_taken");
    assertThat(member.says("not thrown out again", room).status()).isEqualTo(200);
  }

  @Test
  void everyDeedIsInTheLogAsTheContractHasIt() {
    var room = room();
    owner.removes(member, room);
    owner.bans(member, room, 60);
    owner.unbans(member, room);

    var events = LogReader.recordsOf(room);

    assertThat(events)
        .extracting(one -> LogReader.header(one, "kind"))
        .endsWith("member.role-changed", "member.removed", "member.banned", "member.unbanned");
    assertThat(events)
        .extracting(one -> LogReader.header(one, "version"))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
    assertThat(events)
        .allSatisfy(one ->
            assertThat(Contract.complaintsAboutEvent(JsonMapper.shared().readTree(one.value())))
                .isEmpty());
  }
}
