package teahouse.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;

class RoomTest {

  private final ChatNode node = ChatNode.shared();
  private final Guest alice = Guest.at(node);
  private final Guest bob = Guest.at(node);
  private final Guest carol = Guest.at(node);

  @Test
  void whoeverMakesARoomIsItsOwner() {
    var made = alice.makes("茶余饭后", "public");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.number("seq")).isPositive();
    assertThat(made.body().at("/membership/role").asString()).isEqualTo("owner");
    assertThat(made.number("memberCount")).isEqualTo(1);
    assertThat(made.text("createdBy")).isEqualTo(alice.id());
  }

  @Test
  void theSameWishSentAgainMakesOneRoom() {
    var id = Person.newId();

    var first = alice.makes(id, "Oolong", "public");
    var again = alice.makes(id, "Oolong", "public");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void anIdNamesOneWishForEver() {
    var id = Person.newId();
    alice.makes(id, "Oolong", "public");

    assertThat(alice.makes(id, "Sencha", "public").code()).isEqualTo("id_taken");
    assertThat(bob.makes(id, "Oolong", "public").code()).isEqualTo("id_taken");
  }

  @Test
  void whoeverJoinsIsAMemberAndCounted() {
    var room = alice.makes("Oolong", "public").text("id");

    var joined = bob.joins(room);

    assertThat(joined.status()).isEqualTo(200);
    assertThat(joined.number("memberCount")).isEqualTo(2);
    assertThat(alice.membersOf(room))
        .containsExactly(alice.id() + " joined owner", bob.id() + " joined member");
  }

  @Test
  void joiningTwiceIsAnsweredAsDone() {
    var room = alice.makes("Oolong", "public").text("id");
    var first = bob.joins(room);

    var second = bob.joins(room);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.number("seq")).isEqualTo(first.number("seq"));
    assertThat(second.number("version")).isEqualTo(first.number("version"));
  }

  @Test
  void aPrivateRoomIsOpenToTheInvitedOnly() {
    var room = alice.makes("Cellar", "private").text("id");

    assertThat(bob.joins(room).code()).isEqualTo("room_not_found");
    assertThat(alice.invites(bob, room).status()).isEqualTo(200);
    assertThat(bob.looksAt(room).body().at("/membership/state").asString()).isEqualTo("invited");
    assertThat(bob.joins(room).status()).isEqualTo(200);
    assertThat(carol.looksAt(room).code()).isEqualTo("room_not_found");
  }

  @Test
  void anInvitationTwiceIsAnsweredAsDoneAndAMemberCannotBeInvited() {
    var room = alice.makes("Cellar", "private").text("id");
    var first = alice.invites(bob, room);

    assertThat(alice.invites(bob, room).number("seq")).isEqualTo(first.number("seq"));
    bob.joins(room);
    assertThat(alice.invites(bob, room).code()).isEqualTo("already_member");
  }

  @Test
  void theInvitedCanDeclineAndAreNotCounted() {
    var room = alice.makes("Cellar", "private").text("id");
    alice.invites(bob, room);

    assertThat(bob.leaves(room).status()).isEqualTo(200);
    assertThat(bob.looksAt(room).code()).isEqualTo("room_not_found");
    assertThat(alice.looksAt(room).number("memberCount")).isEqualTo(1);
  }

  @Test
  void theInvitedNeitherInviteNorSeeTheMembers() {
    var room = alice.makes("Cellar", "private").text("id");
    alice.invites(bob, room);

    assertThat(bob.invites(carol, room).code()).isEqualTo("room_not_found");
    assertThat(bob.members(room).code()).isEqualTo("room_not_found");
  }

  @Test
  void whenTheLastOwnerLeavesTheLongestStandingMemberBecomesOwner() {
    var room = alice.makes("Oolong", "public").text("id");
    bob.joins(room);
    carol.joins(room);

    alice.leaves(room);

    assertThat(bob.membersOf(room))
        .containsExactly(bob.id() + " joined owner", carol.id() + " joined member");
    assertThat(bob.looksAt(room).number("version")).isEqualTo(6);
  }

  @Test
  void theLastOneOutLeavesAnEmptyRoomThatOthersMayJoin() {
    var room = alice.makes("Oolong", "public").text("id");

    assertThat(alice.leaves(room).status()).isEqualTo(200);
    assertThat(bob.joins(room).number("memberCount")).isEqualTo(1);
  }

  @Test
  void leavingAgainWithTheSameIdGetsTheSameAnswer() {
    var room = alice.makes("Cellar", "private").text("id");
    alice.invites(bob, room);
    bob.joins(room);
    var id = Person.newId();

    var first = bob.leaves(room, id);

    assertThat(bob.leaves(room, id).body()).isEqualTo(first.body());
    assertThat(bob.leaves(room).code()).isEqualTo("room_not_found");
  }

  @Test
  void namesThatDeceiveAreRefused() {
    for (var name :
        new String[] {
          "", "   ", "a\nb", "abc\u202Edef", "zero\u200Bwidth", "\u3164", "x".repeat(61)
        }) {
      var refused = alice.makes(Map.of("name", name));

      assertThat(refused.code()).as(name).isEqualTo("invalid_field");
      assertThat(refused.text("field")).isEqualTo("name");
      assertThat(refused.number("limit")).isEqualTo(60);
    }
  }

  @Test
  void namesOfAnyScriptAndPicturesAreWelcome() {
    for (var name : new String[] {"茶余饭后", "Café déjà vu", "مقهى", "👩‍🌾❤️🍵", "𠮷".repeat(60)}) {
      assertThat(alice.makes(Map.of("name", name)).text("name")).isEqualTo(name);
    }
  }
}
