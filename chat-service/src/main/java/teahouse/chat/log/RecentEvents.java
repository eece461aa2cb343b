package teahouse.chat.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// The window of recent ids of all partitions, and those who wait for an id to appear in it.
public final class RecentEvents {

  private final LogSettings settings;
  private final Partitions partitions;
  private final AtomicReferenceArray<@Nullable RecentIds> windows;
  private final ConcurrentHashMap<EventKey, Set<MonoSink<Recorded>>> waiting =
      new ConcurrentHashMap<>();

  RecentEvents(LogSettings settings, Partitions partitions) {
    this.settings = settings;
    this.partitions = partitions;
    this.windows = new AtomicReferenceArray<>(partitions.count());
  }

  /// The first record of an id, if it is recent.
  public @Nullable Recorded find(RoomId room, EventId id) {
    var window = windows.get(partitions.of(room));
    return window == null ? null : window.find(new EventKey(room, id));
  }

  /// The first record of an id, as soon as the tail has read it. Waits for ever.
  ///
  /// It comes on the tail's thread, which must not wait for anybody: whoever does more with it than
  /// to look at it goes elsewhere first.
  public Mono<Recorded> await(RoomId room, EventId id) {
    var key = new EventKey(room, id);
    return Mono.create(sink -> {
      register(key, sink);
      sink.onDispose(() -> unregister(key, sink));
      var found = find(room, id);
      if (found != null) {
        sink.success(found);
      }
    });
  }

  /// Whether an id made at this time can only be in the window, or nowhere: nothing older needs to
  /// be asked. The minute is the one by which clients' clocks may be ahead.
  public boolean covers(RoomId room, Instant made, Instant now) {
    var window = windows.get(partitions.of(room));
    if (window == null) {
      return false;
    }
    var known = Instant.ofEpochMilli(window.horizon().time());
    var promised = now.minus(settings.window());
    var since = known.isAfter(promised) ? known : promised;
    return made.isAfter(since.plus(Duration.ofMinutes(1)));
  }

  /// Everything of the room from this seq on is in the window. Read it before [#find], which then
  /// misses nothing that is neither below it nor above.
  public Seq start(RoomId room) {
    var window = windows.get(partitions.of(room));
    return Seq.of(settings.epoch(), window == null ? 0 : window.horizon().offset());
  }

  int size() {
    int size = 0;
    for (int partition = 0; partition < partitions.count(); partition++) {
      var window = windows.get(partition);
      size += window == null ? 0 : window.size();
    }
    return size;
  }

  /// Begins a partition's window anew.
  void startAt(int partition, long offset, long time) {
    windows.set(partition, new RecentIds(settings.window(), new RecentIds.Horizon(offset, time)));
  }

  /// Takes in a record and wakes those who wait for its id. Says whether it is a copy.
  boolean isCopy(int partition, TailRecord record) {
    var window = windows.get(partition);
    if (window == null) {
      throw new IllegalStateException("partition %d has no window".formatted(partition));
    }
    var key = new EventKey(record.room(), record.id());
    var recorded = new Recorded(record.seq(), record.by(), record.digest());
    var first = window.first(key, recorded, record.time());
    wake(key, first);
    return !first.seq().equals(record.seq());
  }

  private void wake(EventKey key, Recorded first) {
    var sinks = waiting.isEmpty() ? null : waiting.remove(key);
    if (sinks != null) {
      sinks.forEach(sink -> sink.success(first));
    }
  }

  private void register(EventKey key, MonoSink<Recorded> sink) {
    waiting.compute(
        key,
        (_, sinks) -> {
          var all = sinks == null ? ConcurrentHashMap.<MonoSink<Recorded>>newKeySet() : sinks;
          all.add(sink);
          return all;
        });
  }

  private void unregister(EventKey key, MonoSink<Recorded> sink) {
    waiting.computeIfPresent(
        key,
        (_, sinks) -> {
          sinks.remove(sink);
          return sinks.isEmpty() ? null : sinks;
        });
  }
}
