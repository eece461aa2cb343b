package teahouse.chat.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;
import teahouse.chat.log.TailListener;
import teahouse.chat.log.TailPositions;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;

/// Brings what the tail reads to the sockets of this node.
@Component
public final class LiveDelivery implements TailListener {

  private final TailPositions positions;
  private final DeliverySettings settings;
  private final Rest rest;
  private final HotTail hot;
  private final Resumes resumes;
  private final Map<RoomId, RoomFeed> feeds = new ConcurrentHashMap<>();
  private final Map<EventLoop, Outlet> outlets = new ConcurrentHashMap<>();
  private final UserSockets users = new UserSockets();
  private final List<RoomFeed> touched = new ArrayList<>();
  private final LongAdder deliveries = new LongAdder();

  LiveDelivery(TailPositions positions, DeliverySettings settings, MeterRegistry meters) {
    this.positions = positions;
    this.settings = settings;
    this.rest = Rest.of(settings);
    this.hot = new HotTail(positions, settings, meters);
    this.resumes = new Resumes(meters);
    meters.gaugeMapSize("teahouse.delivery.rooms", List.of(), feeds);
    meters.more().counter("teahouse.deliveries", List.of(), deliveries);
  }

  /// The way out of a new socket.
  public Outbound outbound(Channel channel) {
    var outlet =
        outlets.computeIfAbsent(channel.eventLoop(), loop -> new Outlet(loop, rest, deliveries));
    return new Outbound(channel, outlet, settings.outboundBytes());
  }

  /// A new socket. To be called on its event loop.
  public LiveSocket open(Outbound outbound, UserId user, Listener listener) {
    var socket = new LiveSocket(user, listener, outbound, this, settings.outboundBytes());
    outbound.outlet().add(listener);
    users.add(socket);
    return socket;
  }

  void close(LiveSocket socket) {
    socket.outlet().remove(socket.listener());
    users.remove(socket);
  }

  Subscription subscribe(RoomId room, LiveSocket socket) {
    var audience = join(room, socket.outlet());
    var subscription = new Subscription(audience, socket);
    audience.add(subscription);
    // The feed can be found by the tail now; only from here on may its position count.
    audience.feed().followFrom(positions.next(room));
    return subscription;
  }

  Seq position(RoomId room) {
    return positions.next(room);
  }

  HotTail hot() {
    return hot;
  }

  Resumes resumes() {
    return resumes;
  }

  void left(Audience audience) {
    if (audience.isEmpty() && audience.feed().hearers().leave(audience)) {
      feeds.remove(audience.feed().room(), audience.feed());
    }
  }

  @Override
  public void read(List<TailRecord> records) {
    touched.clear();
    // Before anything is framed: what a frame says that it follows is here to be given.
    records.forEach(hot::take);
    for (var record : records) {
      var feed = feeds.get(record.room());
      if (feed != null && feed.take(record)) {
        touched.add(feed);
      }
      if (!record.copy()) {
        users.tell(record);
      }
    }
    touched.forEach(RoomFeed::endOfPoll);
  }

  /// Event loops do what they are asked in order, so one that comes to this has done what was
  /// before it.
  @Override
  public void whenWritten(Runnable then) {
    var loops = List.copyOf(outlets.keySet());
    var left = new AtomicInteger(loops.size() + 1);
    Runnable part =
        () -> {
          if (left.decrementAndGet() == 0) {
            then.run();
          }
        };
    loops.forEach(loop -> loop.execute(part));
    part.run();
  }

  @Override
  public void startsAt(int partition, Seq next) {
    hot.startAt(partition, next);
    feeds.values().removeIf(feed -> positions.partition(feed.room()) == partition && isLost(feed));
  }

  private static boolean isLost(RoomFeed feed) {
    feed.hearers().close();
    feed.loseAll();
    return true;
  }

  @Override
  public void stale() {
    tellAll(false);
  }

  @Override
  public void fresh() {
    tellAll(true);
  }

  private void tellAll(boolean fresh) {
    outlets.values().forEach(outlet -> outlet.submit(new Task.Freshness(outlet, fresh)));
  }

  private Audience join(RoomId room, Outlet outlet) {
    while (true) {
      var feed = feeds.computeIfAbsent(room, key -> new RoomFeed(key, ByteBufAllocator.DEFAULT));
      var audience = feed.hearers().join(feed, outlet);
      if (audience != null) {
        return audience;
      }
      // Its last socket is just leaving, and takes it out of the map: make another.
      feeds.remove(room, feed);
    }
  }
}
