package teahouse.chat.room;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.chat.log.RoomLog;
import teahouse.chat.outbox.OutboxRelay;
import teahouse.chat.store.Store;
import teahouse.chat.trace.TraceParent;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;

/// Carries changes out: one transaction, then the log, then the answer.
@Component
class RoomChanges {

  private final Store store;
  private final EventWriter writer;
  private final OutboxRelay relay;
  private final RoomLog roomLog;
  private final RoomSettings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RoomChanges(
      Store store,
      EventWriter writer,
      OutboxRelay relay,
      RoomLog roomLog,
      RoomSettings settings,
      Clock clock) {
    this.store = store;
    this.writer = writer;
    this.relay = relay;
    this.roomLog = roomLog;
    this.settings = settings;
    this.clock = clock;
  }

  /// @param trace of the request, if that is sampled
  Mono<ChangeAnswer> apply(RoomChange change, @Nullable TraceParent trace) {
    return decide(change, trace)
        .flatMap(outcome ->
            switch (outcome) {
              case ChangeOutcome.Refused refused ->
                  Mono.just(new ChangeAnswer.Refused(refused.code()));
              case ChangeOutcome.Decided decided -> answer(change.room(), decided);
            });
  }

  private Mono<ChangeOutcome> decide(RoomChange change, @Nullable TraceParent trace) {
    return switch (change) {
      case RoomChange.Create create ->
          store
              .transact(database -> transaction(database, trace).create(create))
              .onErrorResume(DuplicateKeyException.class, _ -> decideExisting(create, trace));
      case RoomChange.Join _,
          RoomChange.Leave _,
          RoomChange.Invite _,
          RoomChange.Remove _,
          RoomChange.Ban _,
          RoomChange.Unban _,
          RoomChange.SetRole _ ->
          decideExisting(change, trace);
    };
  }

  private Mono<ChangeOutcome> decideExisting(RoomChange change, @Nullable TraceParent trace) {
    return store.transact(database -> transaction(database, trace).change(change));
  }

  private RoomTransaction transaction(DatabaseClient database, @Nullable TraceParent trace) {
    Instant now = clock.instant();
    return new RoomTransaction(database, writer, now, () -> EventId.mint(now, random), trace);
  }

  private Mono<ChangeAnswer> answer(RoomId room, ChangeOutcome.Decided decided) {
    return decided
        .seq()
        .<Mono<ChangeAnswer>>map(seq -> Mono.just(new ChangeAnswer.Done(seq)))
        .orElseGet(() -> awaitReadBack(room, decided.event()));
  }

  private Mono<ChangeAnswer> awaitReadBack(RoomId room, EventId event) {
    relay.wake(room);
    return roomLog
        .readBack(room, event, settings.answerWithin())
        .<ChangeAnswer>map(ChangeAnswer.Done::new)
        .defaultIfEmpty(new ChangeAnswer.Pending());
  }
}
