package teahouse.chat.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import teahouse.chat.room.MembershipTable.Standing;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;

/// Puts the questions of many sockets into one statement: when thousands come back at once, a
/// statement for each costs more than all the rest.
///
/// A question that nothing is before is asked at once. While [#AT_ONCE] statements are under way,
/// questions wait and share the next. None joins a statement that has begun: what is read is the
/// store after the question.
final class MembershipQuestions {

  /// Standings of one statement, about: what it costs the store grows faster than they do.
  static final int MOST = 32;

  /// Statements at the same time; the pool has connections for others.
  static final int AT_ONCE = 4;

  private final Function<Collection<Standing>, Mono<Map<Standing, Member>>> store;
  private final Queue<Question> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();

  MembershipQuestions(Function<Collection<Standing>, Mono<Map<Standing, Member>>> store) {
    this.store = store;
  }

  private record Question(
      Set<RoomId> rooms, UserId person, MonoSink<Map<RoomId, Member>> whoAsked) {

    List<Standing> standings() {
      return rooms.stream().map(room -> new Standing(room, person)).toList();
    }

    void answer(Map<Standing, Member> found) {
      var mine = new HashMap<RoomId, Member>();
      for (var standing : standings()) {
        var member = found.get(standing);
        if (member != null) {
          mine.put(standing.room(), member);
        }
      }
      whoAsked.success(mine);
    }
  }

  /// What the person is to these rooms; nothing of those that never had to do with the person.
  Mono<Map<RoomId, Member>> ask(Set<RoomId> rooms, UserId person) {
    return Mono.create(whoAsked -> {
      waiting.add(new Question(rooms, person, whoAsked));
      next();
    });
  }

  /// One thread at a time takes questions out; another one's call makes it look again.
  private void next() {
    if (calls.getAndIncrement() > 0) {
      return;
    }
    int seen = 1;
    while (seen > 0) {
      while (underWay.get() < AT_ONCE && !waiting.isEmpty()) {
        underWay.incrementAndGet();
        ask(together());
      }
      seen = calls.addAndGet(-seen);
    }
  }

  private List<Question> together() {
    var together = new ArrayList<Question>();
    int standings = 0;
    for (var next = waiting.peek(); next != null && standings < MOST; next = waiting.peek()) {
      together.add(waiting.remove());
      standings += next.rooms.size();
    }
    return together;
  }

  private void ask(List<Question> together) {
    var standings = together.stream().flatMap(one -> one.standings().stream()).distinct().toList();
    store
        .apply(standings)
        .doFinally(_ -> {
          underWay.decrementAndGet();
          next();
        })
        .subscribe(
            found -> together.forEach(one -> one.answer(found)),
            failure -> together.forEach(one -> one.whoAsked.error(failure)));
  }
}
