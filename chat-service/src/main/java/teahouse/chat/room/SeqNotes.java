package teahouse.chat.room;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.chat.log.RoomLog;
import teahouse.chat.outbox.RelayListener;
import teahouse.chat.store.Store;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// Notes where an event came to stand, for those who ask again when it is no longer among the
/// recent ones. The node that relayed it does, whether or not somebody still waits for the answer.
@Component
class SeqNotes implements RelayListener {

  private static final Logger log = LoggerFactory.getLogger(SeqNotes.class);

  private final RoomLog roomLog;
  private final Store store;
  private final RoomSettings settings;

  SeqNotes(RoomLog roomLog, Store store, RoomSettings settings) {
    this.roomLog = roomLog;
    this.store = store;
    this.settings = settings;
  }

  @Override
  public void relayed(RoomId room, EventId event) {
    roomLog
        .readBack(room, event, settings.noteWithin())
        .flatMap(seq -> note(room, event, seq))
        .subscribe(_ -> {}, failure -> log.warn("a seq is not noted: {}", failure.toString()));
  }

  private Mono<Void> note(RoomId room, EventId event, Seq seq) {
    return store.run(database -> new ChangeTable(database).note(room, event, seq));
  }
}
