package teahouse.chat.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import teahouse.chat.log.RoomLogEntry;
import teahouse.chat.moderation.Ban;
import teahouse.chat.moderation.BanTable;
import teahouse.chat.outbox.OutboxTable;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.room.ChangeOutcome.Decided;
import teahouse.chat.room.ChangeOutcome.Refused;
import teahouse.chat.room.Decision.Effect;
import teahouse.chat.trace.TraceParent;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.Version;

/// One change within one transaction: lock the room, look, decide, write rows and outbox alike.
///
/// Events have ids of their own. Were they the client's, somebody could post a message under an id
/// first and leave under it later, and every reader would take the departure for a copy.
///
/// @param trace of the request, if that is sampled
record RoomTransaction(
    DatabaseClient database,
    EventWriter writer,
    Instant now,
    Supplier<EventId> newId,
    @Nullable TraceParent trace) {

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
        .then(tell(writer.roomCreated(change, newId.get(), version, now)))
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
                        .flatMap(other ->
                            optional(ban(change))
                                .map(ban -> new Situation(room, earlier, mine, other, ban, now)))));
  }

  private Mono<Member> other(RoomChange change) {
    return switch (change) {
      case RoomChange.Create _, RoomChange.Join _ -> Mono.empty();
      case RoomChange.Leave leave -> members().nextInLine(leave.room(), leave.by());
      case RoomChange.Invite invite -> members().find(invite.room(), invite.invited());
      case RoomChange.Remove remove -> members().find(remove.room(), remove.member());
      case RoomChange.Ban ban -> members().find(ban.room(), ban.user());
      case RoomChange.Unban unban -> members().find(unban.room(), unban.user());
      case RoomChange.SetRole set -> members().find(set.room(), set.member());
    };
  }

  private Mono<Ban> ban(RoomChange change) {
    return switch (change) {
      case RoomChange.Join join -> bans().find(join.room(), join.by());
      case RoomChange.Invite invite -> bans().find(invite.room(), invite.invited());
      case RoomChange.Ban ban -> bans().find(ban.room(), ban.user());
      case RoomChange.Unban unban -> bans().find(unban.room(), unban.user());
      case RoomChange.Create _, RoomChange.Leave _, RoomChange.Remove _, RoomChange.SetRole _ ->
          Mono.empty();
    };
  }

  private Mono<ChangeOutcome> carryOut(RoomChange change, Situation situation) {
    return switch (RoomRules.decide(change, situation)) {
      case Decision.Refused refused -> Mono.just(new Refused(refused.code()));
      case Decision.Repeated repeated -> decided(change, repeated.event());
      case Decision.AlreadySo so -> acknowledge(change, so.event());
      case Decision.Accepted accepted ->
          enact(
              change,
              situation.room(),
              situation.isJoined(accepted.effects().getFirst().member()),
              accepted.effects());
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
    return rows(change, effect, id, version)
        .then(tell(writer.of(change, effect, id, version, now)));
  }

  private Mono<Void> tell(RoomLogEntry event) {
    return new OutboxTable(database).add(event.tracedBy(trace));
  }

  private Mono<Void> rows(RoomChange change, Effect effect, EventId id, Version version) {
    var room = change.room();
    return switch (effect) {
      case Effect.Placed(var _, var member, var state, var role) ->
          members().put(room, new Member(member, state, role, version, now, version, id));
      case Effect.Ranked(var member, var role) -> members().setRole(room, member, role, version);
      case Effect.Banned(var member, var until) ->
          members()
              .put(room, Member.gone(member, version, now, id))
              .then(bans().put(room, new Ban(member, change.by(), now, until, version, id)));
      case Effect.Unbanned(var member) -> bans().lift(room, member);
    };
  }

  /// What the effect adds to the number of members.
  private static int countedBy(Effect effect, boolean joined) {
    return switch (effect) {
      case Effect.Placed(var _, var _, var state, var _) ->
          switch (state) {
            case JOINED -> joined ? 0 : 1;
            case LEFT -> joined ? -1 : 0;
            case INVITED -> 0;
          };
      case Effect.Banned _ -> joined ? -1 : 0;
      case Effect.Ranked _, Effect.Unbanned _ -> 0;
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

  private BanTable bans() {
    return new BanTable(database);
  }
}
