package teahouse.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.Answer;
import teahouse.chat.testing.ChatNode;
import tools.jackson.databind.JsonNode;

class RoomListsTest {

  private final ChatNode node = ChatNode.shared();
  private final Guest alice = Guest.at(node);
  private final Guest bob = Guest.at(node);
  private final String tag = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void theDirectoryShowsPublicRoomsByNameAcrossPages() {
    for (var name : List.of("c", "a", "b", "e", "d")) {
      alice.makes(name + " " + tag, "public");
    }
    alice.makes("private " + tag, "private");

    assertThat(names("/api/v1/rooms?query={query}&limit=2", tag))
        .containsExactly("a " + tag, "b " + tag, "c " + tag, "d " + tag, "e " + tag);
  }

  @Test
  void theDirectoryFindsAnyScriptInNameAndTopic() {
    alice.makes(Map.of("name", "茶余饭后" + tag));
    alice.makes(Map.of("name", "ＡＢＣ " + tag, "topic", "Straße und Café"));

    assertThat(names("/api/v1/rooms?query={query}&limit=2", "饭后" + tag)).hasSize(1);
    assertThat(names("/api/v1/rooms?query={query}&limit=2", "abc " + tag)).hasSize(1);
    assertThat(names("/api/v1/rooms?query={query}&limit=2", tag + "\n" + "STRASSE")).hasSize(1);
    assertThat(names("/api/v1/rooms?query={query}&limit=2", "%" + tag)).isEmpty();
  }

  @Test
  void myRoomsAreThoseIAmInOrInvitedToNewestFirst() {
    alice.makes("first", "public");
    var left = alice.makes("left", "public").text("id");
    var third = bob.makes("third", "private").text("id");
    bob.invites(alice, third);
    alice.makes("fourth", "private");
    alice.leaves(left);

    assertThat(names("/api/v1/memberships?limit=2")).containsExactly("fourth", "third", "first");
  }

  @Test
  void membersComeLongestStandingFirstAcrossPages() {
    var room = alice.makes("Oolong", "public").text("id");
    var expected = new ArrayList<>(List.of(alice.id()));
    for (int i = 0; i < 4; i++) {
      var guest = Guest.at(node);
      guest.joins(room);
      expected.add(guest.id());
    }

    var found = new ArrayList<String>();
    var page = alice.person().gets(node, "/api/v1/rooms/{room}/members?limit=2", room);
    while (true) {
      page.body().path("members").forEach(member -> found.add(member.path("user").asString()));
      if (page.text("next").isEmpty()) {
        break;
      }
      page =
          alice
              .person()
              .gets(
                  node,
                  "/api/v1/rooms/{room}/members?limit=2&cursor={cursor}",
                  room,
                  page.text("next"));
    }

    assertThat(found).isEqualTo(expected);
  }

  @Test
  void membersCanBeAskedForByName() {
    var room = alice.makes("Oolong", "private").text("id");
    var gone = Guest.at(node);
    var stranger = Guest.at(node);
    alice.invites(bob, room);
    alice.invites(gone, room);
    gone.joins(room);
    gone.leaves(room);

    var asked = List.of(bob.id(), gone.id(), stranger.id());
    var path = "/api/v1/rooms/{room}/members?limit=1&user={0}&user={1}&user={2}";
    var answer = alice.person().gets(node, path, room, asked.get(0), asked.get(1), asked.get(2));
    assertThat(answer.body().path("members")).hasSize(1);
    assertThat(answer.body().at("/members/0/user").asString()).isEqualTo(bob.id());
    assertThat(answer.body().at("/members/0/state").asString()).isEqualTo("invited");
    assertThat(answer.text("next")).isEmpty();

    bob.joins(room);
    answer = alice.person().gets(node, path, room, asked.get(0), asked.get(1), asked.get(2));
    assertThat(answer.body().at("/members/0/state").asString()).isEqualTo("joined");
    assertThat(stranger.person().gets(node, path, room, bob.id(), gone.id(), alice.id()).code())
        .isEqualTo("room_not_found");
    assertThat(alice.person().gets(node, path, room, bob.id(), "bob", bob.id()).code())
        .isEqualTo("invalid_id");
  }

  @Test
  void aCursorOfAnotherListLeadsNowhere() {
    var room = alice.makes("Oolong", "public").text("id");
    bob.joins(room);
    var cursor =
        alice.person().gets(node, "/api/v1/rooms/{room}/members?limit=1", room).text("next");

    assertThat(cursor).isNotEmpty();
    for (var foreign : List.of(cursor, "x", "!", "", "a".repeat(600))) {
      var answer = alice.person().gets(node, "/api/v1/rooms?cursor={cursor}", foreign);

      assertThat(answer.code()).as(foreign).isEqualTo("cursor_out_of_range");
    }
  }

  @Test
  void aPageHasAtMostAHundredRooms() {
    for (var limit : List.of("0", "101", "-1", "many")) {
      var answer = alice.person().gets(node, "/api/v1/rooms?limit={limit}", limit);

      assertThat(answer.code()).isEqualTo("invalid_field");
      assertThat(answer.text("field")).isEqualTo("limit");
    }
  }

  private List<String> names(String path, Object... variables) {
    var names = new ArrayList<String>();
    Answer page = alice.person().gets(node, path, variables);
    while (true) {
      for (JsonNode room : page.body().path("rooms")) {
        names.add(room.path("name").asString());
      }
      if (page.text("next").isEmpty()) {
        return names;
      }
      page = alice.person().gets(node, path + "&cursor=" + page.text("next"), variables);
    }
  }
}
