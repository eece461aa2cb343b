package teahouse.chat.room;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.chat.outbox.RelayListener;
import teahouse.chat.store.Store;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// Notes where an event came to stand, for those who ask again when it is no longer among the
/// recent ones. The node that relayed it does, whether or not somebody still waits for the answer,
/// and before the event leaves the outbox.
@Component
class SeqNotes implements RelayListener {

  private final Store store;

  SeqNotes(Store store) {
    this.store = store;
  }

  @Override
  public Mono<Void> relayed(RoomId room, EventId event, Seq seq) {
    return store.run(database -> new ChangeTable(database).note(room, event, seq));
  }
}
