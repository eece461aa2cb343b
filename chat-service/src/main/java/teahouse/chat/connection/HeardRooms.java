package teahouse.chat.connection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Mono;
import teahouse.chat.delivery.Admission;
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

  private final LiveSocket live;
  private final RoomAccess access;
  private final TailState tail;
  private final int most;
  private final Map<RoomId, Subscription> heard = new HashMap<>();

  HeardRooms(LiveSocket live, RoomAccess access, TailState tail, int most) {
    this.live = live;
    this.access = access;
    this.tail = tail;
    this.most = most;
  }

  /// A room that was asked for, and is registered.
  private record Wanted(RoomId room, Seq have, Subscription subscription) {}

  /// What a `subscribe` asked for, and what the store says of it.
  record Asked(
      String ref, List<Wanted> wanted, List<ServerFrame.NotOpened> refused, Memberships found) {}

  /// Registers, and then reads the memberships, all with one question: what happens between the two
  /// is held. [#open] is to follow on the event loop.
  Mono<Asked> ask(ClientFrame.Subscribe frame) {
    var refused = new ArrayList<ServerFrame.NotOpened>();
    var wanted = new LinkedHashMap<RoomId, Wanted>();
    for (var each : frame.rooms()) {
      var refusal = wanted.containsKey(each.room()) ? null : refusal(each.room());
      if (refusal == null) {
        wanted.computeIfAbsent(each.room(), room -> new Wanted(room, each.have(), register(room)));
      } else {
        refused.add(new ServerFrame.NotOpened(each.room(), Problem.of(refusal)));
      }
    }
    return access
        .memberships(wanted.keySet(), live.user())
        .<Memberships>map(Memberships.Known::new)
        .onErrorReturn(DataAccessException.class, new Memberships.Unavailable())
        .map(found -> new Asked(frame.ref(), List.copyOf(wanted.values()), refused, found));
  }

  /// Takes the tail's positions, answers, and lets come what was missed and what was held: after
  /// the memberships were read, so that nothing falls between what history answers and what comes.
  void open(Asked asked, Consumer<ServerFrame> answer) {
    var refused = new ArrayList<>(asked.refused);
    var opened = new ArrayList<ServerFrame.Opened>();
    for (var each : asked.wanted) {
      var admission = admission(each, asked.found);
      if (admission == null) {
        each.subscription.leave();
        heard.remove(each.room, each.subscription);
        refused.add(new ServerFrame.NotOpened(each.room, Problem.of(asked.found.refusal())));
      } else {
        opened.add(new ServerFrame.Opened(each.room, admission.from(), admission.current()));
      }
    }
    answer.accept(new ServerFrame.Subscribed(asked.ref, opened, refused));
    asked.wanted.forEach(each -> each.subscription.begin());
    live.flush();
  }

  private static @Nullable Admission admission(Wanted wanted, Memberships found) {
    return found.of(wanted.room) instanceof Membership.Joined joined
        ? wanted.subscription.admit(joined.version(), wanted.have)
        : null;
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
