package teahouse.chat.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// The last events of one room. Guarded by its partition.
final class HotRoom {

  private final ArrayDeque<HotEvent> events = new ArrayDeque<>();
  private final News news = new News();
  private final RoomId id;
  private Seq complete;
  private int cost;

  /// @param complete everything of the room above this is here
  HotRoom(RoomId id, Seq complete) {
    this.id = id;
    this.complete = complete;
  }

  RoomId id() {
    return id;
  }

  boolean isNews(TailRecord record) {
    return news.isNews(record);
  }

  void add(HotEvent event) {
    events.add(event);
    cost += event.cost();
  }

  HotEvent forgetOldest() {
    var oldest = events.remove();
    cost -= oldest.cost();
    complete = oldest.seq();
    return oldest;
  }

  Seq complete() {
    return complete;
  }

  int cost() {
    return cost;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /// In order of seq.
  List<HotEvent> between(Seq after, Seq through) {
    var found = new ArrayList<HotEvent>();
    for (var newest = events.descendingIterator(); newest.hasNext(); ) {
      var event = newest.next();
      if (event.seq().compareTo(after) <= 0) {
        break;
      }
      if (event.seq().compareTo(through) <= 0) {
        found.add(event);
      }
    }
    Collections.reverse(found);
    return found;
  }
}
