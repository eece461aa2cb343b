package teahouse.chat.connection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import teahouse.chat.delivery.LiveSocket;
import teahouse.chat.delivery.Subscription;
import teahouse.chat.log.TailState;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.protocol.ClientFrame;
import teahouse.chat.protocol.ServerFrame;
import teahouse.chat.room.Membership;
import teahouse.chat.room.RoomAccess;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// The rooms that one socket hears. Only the socket's event loop touches it.
final class HeardRooms {

  /// Questions to the store at once, for one socket.
  private static final int AT_ONCE = 8;

  private final LiveSocket live;
  private final RoomAccess access;
  private final TailState tail;
  private final Scheduler loop;
  private final int most;
  private final Map<RoomId, Subscription> heard = new HashMap<>();

  HeardRooms(LiveSocket live, RoomAccess access, TailState tail, Scheduler loop, int most) {
    this.live = live;
    this.access = access;
    this.tail = tail;
    this.loop = loop;
    this.most = most;
  }

  private record Asked(RoomId room, Seq have, Subscription subscription) {}

  /// What the store says, or why it says nothing.
  private record Answered(Asked asked, Membership membership, boolean unavailable) {}

  /// Registers first, then reads the memberships, then takes the tail's positions: in this order
  /// nothing falls between what history answers and what comes live.
  Mono<ServerFrame.Subscribed> subscribe(ClientFrame.Subscribe frame) {
    var refused = new ArrayList<ServerFrame.NotOpened>();
    var asked = new LinkedHashMap<RoomId, Asked>();
    for (var wanted : frame.rooms()) {
      var refusal = asked.containsKey(wanted.room()) ? null : refusal(wanted.room());
      if (refusal == null) {
        asked.computeIfAbsent(
            wanted.room(), room -> new Asked(room, wanted.have(), register(room)));
      } else {
        refused.add(new ServerFrame.NotOpened(wanted.room(), Problem.of(refusal)));
      }
    }
    return Flux.fromIterable(asked.values())
        .flatMapSequential(this::membership, AT_ONCE)
        .collectList()
        .publishOn(loop)
        .map(answered -> admit(frame.ref(), answered, refused));
  }

  private @Nullable ErrorCode refusal(RoomId room) {
    if (!tail.isReadBack()) {
      return ErrorCode.LOG_UNAVAILABLE;
    }
    heard.values().removeIf(Subscription::hasEnded);
    return heard.size() >= most && !heard.containsKey(room) ? ErrorCode.TOO_MANY_ROOMS : null;
  }

  private Subscription register(RoomId room) {
    var subscription = live.subscribe(room);
    var before = heard.put(room, subscription);
    if (before != null) {
      before.leave();
    }
    return subscription;
  }

  private Mono<Answered> membership(Asked asked) {
    return access
        .membership(asked.room(), live.user())
        .map(membership -> new Answered(asked, membership, /* unavailable= */ false))
        .onErrorReturn(
            DataAccessException.class,
            new Answered(asked, new Membership.None(), /* unavailable= */ true));
  }

  private ServerFrame.Subscribed admit(
      String ref, List<Answered> answered, List<ServerFrame.NotOpened> refused) {
    var opened = new ArrayList<ServerFrame.Opened>();
    for (var each : answered) {
      var subscription = each.asked.subscription();
      var from =
          each.membership instanceof Membership.Joined joined
              ? subscription.admit(joined.version())
              : null;
      if (from == null) {
        subscription.leave();
        heard.remove(each.asked.room(), subscription);
        refused.add(new ServerFrame.NotOpened(each.asked.room(), problem(each)));
      } else {
        opened.add(
            new ServerFrame.Opened(
                each.asked.room(), from, subscription.isCurrent(each.asked.have())));
      }
    }
    return new ServerFrame.Subscribed(ref, opened, refused);
  }

  private static Problem problem(Answered answered) {
    return Problem.of(
        answered.unavailable ? ErrorCode.STORE_UNAVAILABLE : ErrorCode.ROOM_NOT_FOUND);
  }

  boolean isHeard(RoomId room) {
    var subscription = heard.get(room);
    return subscription != null && subscription.isAdmitted();
  }

  /// Whether the room was heard.
  boolean leave(RoomId room) {
    var subscription = heard.remove(room);
    boolean isHeard = subscription != null && !subscription.hasEnded();
    if (subscription != null) {
      subscription.leave();
    }
    return subscription != null && isHeard;
  }

  void leaveAll() {
    heard.values().forEach(Subscription::leave);
    heard.clear();
  }

  /// The rooms that moved since the last time.
  Map<RoomId, Seq> newHeads() {
    var heads = new LinkedHashMap<RoomId, Seq>();
    heard.forEach((room, subscription) -> {
      var head = subscription.newHead();
      if (head != null) {
        heads.put(room, head);
      }
    });
    return heads;
  }
}
