package teahouse.chat.room;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.chat.store.Store;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;

/// Answers from the store.
@Component
class MembershipDoor implements RoomAccess {

  private final Store store;
  private final MembershipQuestions questions;

  MembershipDoor(Store store) {
    this.store = store;
    this.questions =
        new MembershipQuestions(
            standings -> store.run(database -> new MembershipTable(database).findEach(standings)));
  }

  @Override
  public Mono<Membership> membership(RoomId room, UserId user) {
    return store
        .run(database -> new MembershipTable(database).find(room, user))
        .map(MembershipDoor::of)
        .defaultIfEmpty(new Membership.None());
  }

  @Override
  public Mono<Map<RoomId, Membership>> memberships(Collection<RoomId> rooms, UserId user) {
    var asked = Set.copyOf(rooms);
    if (asked.isEmpty()) {
      return Mono.just(Map.of());
    }
    var found =
        asked.size() > MembershipQuestions.MOST
            ? store.run(database -> new MembershipTable(database).findAll(asked, user))
            : questions.ask(asked, user);
    return found.map(members -> ofAll(asked, members));
  }

  private static Map<RoomId, Membership> ofAll(Set<RoomId> asked, Map<RoomId, Member> found) {
    var all = new HashMap<RoomId, Membership>();
    asked.forEach(room -> all.put(room, new Membership.None()));
    found.forEach((room, member) -> all.put(room, of(member)));
    return all;
  }

  static Membership of(Member member) {
    return switch (member.state()) {
      case JOINED -> new Membership.Joined(member.role(), member.version());
      case INVITED -> new Membership.Invited(member.version());
      case LEFT -> new Membership.None();
    };
  }
}
