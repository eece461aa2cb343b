package teahouse.local.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Tells the demo rooms to a running stack.
public final class DemoConversation {
  private static final List<String> ROOMS = List.of("tea", "books", "hike", "code");

  private final Api api;
  private final Ids ids;
  private final Map<Person, Guest> guests = new EnumMap<>(Person.class);

  /// @param origin where the stack is reached
  /// @param began when this stack first began to tell; the same for every attempt
  public DemoConversation(URI origin, Instant began) {
    this.api = new Api(origin);
    this.ids = new Ids(began);
  }

  /// Signs everybody up and in, makes the rooms and says everything, except what is there already.
  public void tell() throws IOException, InterruptedException {
    for (var person : Person.values()) {
      guests.put(person, Guest.arrive(api, person));
    }
    for (var name : ROOMS) {
      var script = Script.read(name);
      var room = gather(script);
      int number = 0;
      for (var line : script.lines()) {
        number++;
        the(line.by()).says(line.text(), room, ids.of(name, "line " + number));
      }
    }
  }

  /// Makes the room and brings everybody in who speaks there; answers the id of the room.
  private String gather(Script script) throws IOException, InterruptedException {
    var name = script.file();
    var people = script.people();
    var owner = the(people.getFirst());
    var room = owner.makes(script, ids.of(name, "room"));
    for (var person : people.subList(1, people.size())) {
      if (script.isPrivate()) {
        owner.invites(the(person), room, ids.of(name, "invitation of " + person.userName()));
      }
      the(person).joins(room, ids.of(name, "joining of " + person.userName()));
    }
    return room;
  }

  private Guest the(Person person) {
    return Objects.requireNonNull(guests.get(person));
  }
}
