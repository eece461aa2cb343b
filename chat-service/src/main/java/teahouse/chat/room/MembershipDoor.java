package teahouse.chat.room;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.chat.store.Store;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;

/// Answers from the store.
@Component
class MembershipDoor implements RoomAccess {

  private final Store store;

  MembershipDoor(Store store) {
    this.store = store;
  }

  @Override
  public Mono<Membership> membership(RoomId room, UserId user) {
    return store
        .run(database -> new MembershipTable(database).find(room, user))
        .map(MembershipDoor::of)
        .defaultIfEmpty(new Membership.None());
  }

  static Membership of(Member member) {
    return switch (member.state()) {
      case JOINED -> new Membership.Joined(member.role(), member.version());
      case INVITED -> new Membership.Invited(member.version());
      case LEFT -> new Membership.None();
    };
  }
}
