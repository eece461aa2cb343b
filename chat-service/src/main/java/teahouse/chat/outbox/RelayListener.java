package teahouse.chat.outbox;

import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;

/// Hears of what this node has brought into the log. It must not wait.
public interface RelayListener {

  void relayed(RoomId room, EventId event);
}
