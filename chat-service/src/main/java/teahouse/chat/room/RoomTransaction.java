package teahouse.chat.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import teahouse.chat.outbox.OutboxTable;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.room.ChangeOutcome.Decided;
import teahouse.chat.room.ChangeOutcome.Refused;
import teahouse.chat.room.Decision.Effect;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.EventKind;
import teahouse.chat.vocabulary.Version;

/// One change within one transaction: lock the room, look, decide, write rows and outbox alike.
///
/// Events have ids of their own. Were they the client's, somebody could post a message under an id
/// first and leave under it later, and every reader would take the departure for a copy.
record RoomTransaction(
    DatabaseClient database, EventWriter writer, Instant now, Supplier<EventId> newId) {

  /// Fails with a duplicate key if the room is there: then [#change(RoomChange)] knows the answer.
  Mono<ChangeOutcome> create(RoomChange.Create change) {
    var version = new Version(1);
    var room =
        new Room(
            change.room(),
            change.name().text(),
            change.topic().text(),
            change.visibility(),
            0,
            change.by(),
            now,
            version);
    return rooms()
        .insert(room)
        .then(outbox().add(writer.roomCreated(change, newId.get(), version, now)))
        .then(enact(change, room, false, RoomRules.create(change).effects()));
  }

  Mono<ChangeOutcome> change(RoomChange change) {
    return rooms()
        .lock(change.room())
        .flatMap(room -> situation(change, room))
        .flatMap(situation -> carryOut(change, situation))
        .defaultIfEmpty(new Refused(ErrorCode.ROOM_NOT_FOUND));
  }

  private Mono<Situation> situation(RoomChange change, Room room) {
    return optional(changes().find(room.id(), change.id()))
        .flatMap(earlier ->
            optional(members().find(room.id(), change.by()))
                .flatMap(mine ->
                    optional(other(change))
                        .map(other -> new Situation(room, earlier, mine, other))));
  }

  private Mono<Member> other(RoomChange change) {
    return switch (change) {
      case RoomChange.Create _, RoomChange.Join _ -> Mono.empty();
      case RoomChange.Leave leave -> members().nextInLine(leave.room(), leave.by());
      case RoomChange.Invite invite -> members().find(invite.room(), invite.invited());
    };
  }

  private Mono<ChangeOutcome> carryOut(RoomChange change, Situation situation) {
    boolean joined = situation.mine().filter(Member::isJoined).isPresent();
    return switch (RoomRules.decide(change, situation)) {
      case Decision.Refused refused -> Mono.just(new Refused(refused.code()));
      case Decision.Repeated repeated -> decided(change, repeated.event());
      case Decision.AlreadySo so -> acknowledge(change, so.event());
      case Decision.Accepted accepted ->
          enact(change, situation.room(), joined, accepted.effects());
    };
  }

  /// The id is taken now, though nothing happened under it.
  private Mono<ChangeOutcome> acknowledge(RoomChange change, EventId event) {
    return changes().insert(change, event).then(decided(change, event));
  }

  private Mono<ChangeOutcome> decided(RoomChange change, EventId event) {
    return optional(changes().seqOf(change.room(), event)).map(seq -> new Decided(event, seq));
  }

  private Mono<ChangeOutcome> enact(
      RoomChange change, Room room, boolean joined, List<Effect> effects) {
    var ids = effects.stream().map(_ -> newId.get()).toList();
    var first = effects.getFirst();
    int count = room.memberCount() + countedBy(first, joined);
    return Flux.range(0, effects.size())
        .concatMap(i -> {
          var version = new Version(room.version().value() + 1 + i);
          return enact(change, effects.get(i), ids.get(i), version);
        })
        .then(
            rooms().update(room.id(), new Version(room.version().value() + effects.size()), count))
        .then(changes().insert(change, ids.getFirst()))
        .thenReturn(new Decided(ids.getFirst(), Optional.empty()));
  }

  private Mono<Void> enact(RoomChange change, Effect effect, EventId id, Version version) {
    var row =
        effect.kind() == EventKind.MEMBER_ROLE_CHANGED
            ? members().setRole(change.room(), effect.member(), effect.role(), version)
            : members()
                .put(
                    change.room(),
                    new Member(
                        effect.member(), effect.state(), effect.role(), version, now, version, id));
    return row.then(outbox().add(writer.of(change, effect, id, version, now)));
  }

  private static int countedBy(Effect effect, boolean joined) {
    return switch (effect.state()) {
      case JOINED -> joined ? 0 : 1;
      case LEFT -> joined ? -1 : 0;
      case INVITED -> 0;
    };
  }

  private static <T> Mono<Optional<T>> optional(Mono<T> found) {
    return found.map(Optional::of).defaultIfEmpty(Optional.empty());
  }

  private RoomTable rooms() {
    return new RoomTable(database);
  }

  private MembershipTable members() {
    return new MembershipTable(database);
  }

  private ChangeTable changes() {
    return new ChangeTable(database);
  }

  private OutboxTable outbox() {
    return new OutboxTable(database);
  }
}
