package teahouse.chat.message;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.chat.log.LogUnavailableException;
import teahouse.chat.log.RecentEvents;
import teahouse.chat.log.Recorded;
import teahouse.chat.log.RoomLog;
import teahouse.chat.log.RoomLogEntry;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.room.Membership;
import teahouse.chat.room.RoomAccess;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;

/// Posts a message once, however often it is sent.
@Component
public final class MessagePosting {

  private static final Duration IDS_AHEAD = Duration.ofSeconds(60);

  private record Key(RoomId room, EventId id) {}

  private final RoomAccess access;
  private final RoomLog log;
  private final RecentEvents recent;
  private final OldEvents old;
  private final PostPace pace;
  private final Duration patience;
  private final Clock clock;
  private final Map<Key, Mono<Recorded>> underWay = new ConcurrentHashMap<>();

  MessagePosting(
      RoomAccess access,
      RoomLog log,
      RecentEvents recent,
      OldEvents old,
      PostPace pace,
      MessageSettings settings,
      Clock clock) {
    this.access = access;
    this.log = log;
    this.recent = recent;
    this.old = old;
    this.pace = pace;
    this.patience = settings.patience();
    this.clock = clock;
  }

  /// Never fails for a reason that may be expected: that is a result.
  public Mono<PostResult> post(Post post) {
    return Mono.defer(() -> checked(post))
        .onErrorReturn(LogUnavailableException.class, refused(ErrorCode.LOG_UNAVAILABLE))
        .onErrorReturn(TimeoutException.class, refused(ErrorCode.LOG_UNAVAILABLE))
        .onErrorReturn(HistoryUnavailableException.class, refused(ErrorCode.HISTORY_UNAVAILABLE))
        .onErrorReturn(DataAccessException.class, refused(ErrorCode.STORE_UNAVAILABLE));
  }

  private Mono<PostResult> checked(Post post) {
    return refusal(post)
        .<Mono<PostResult>>map(problem -> Mono.just(new PostResult.Refused(problem)))
        .orElseGet(() ->
            access
                .membership(post.room(), post.by())
                .flatMap(membership -> allowed(membership, post)));
  }

  private Optional<Problem> refusal(Post post) {
    if (!EventId.isVersion7(post.id())) {
      return Optional.of(Problem.of(ErrorCode.INVALID_ID).at("id"));
    }
    var now = clock.instant();
    if (new EventId(post.id()).time().isAfter(now.plus(IDS_AHEAD))) {
      return Optional.of(Problem.idFromFuture("id", now));
    }
    return MessageText.refusal(post.text()).or(() -> tooFast(post.by()));
  }

  private Optional<Problem> tooFast(UserId user) {
    var wait = pace.wait(user);
    return wait.isZero()
        ? Optional.empty()
        : Optional.of(Problem.of(ErrorCode.TOO_MANY_REQUESTS).retriedAfter(wait));
  }

  private Mono<PostResult> allowed(Membership membership, Post post) {
    return switch (membership) {
      case Membership.Joined _ ->
          once(MessageEvent.of(post, new EventId(post.id()), clock.instant()));
      case Membership.Invited _, Membership.None _ -> Mono.just(refused(ErrorCode.ROOM_NOT_FOUND));
    };
  }

  private static PostResult refused(ErrorCode code) {
    return new PostResult.Refused(Problem.of(code));
  }

  private Mono<PostResult> once(RoomLogEntry entry) {
    return recorded(entry)
        .map(first ->
            first.isFrom(entry.by(), entry.digest())
                ? new PostResult.Posted(first.seq())
                : refused(ErrorCode.ID_TAKEN));
  }

  /// The id's first record: a recent one, one that is just being made here, one that history knows,
  /// or the one that this makes.
  private Mono<Recorded> recorded(RoomLogEntry entry) {
    var found = recent.find(entry.room(), entry.id());
    return found == null ? joinedOrMade(entry) : Mono.just(found);
  }

  private Mono<Recorded> joinedOrMade(RoomLogEntry entry) {
    var key = new Key(entry.room(), entry.id());
    return underWay.computeIfAbsent(
        key, _ -> made(entry).doFinally(_ -> underWay.remove(key)).cache());
  }

  private Mono<Recorded> made(RoomLogEntry entry) {
    // Before the window is looked at: what is in neither it nor history below its start is nowhere.
    var start = recent.start(entry.room());
    var isCovered = recent.covers(entry.room(), entry.id().time(), clock.instant());
    var earlier = isCovered ? Mono.<Recorded>empty() : old.find(entry.room(), entry.id(), start);
    return earlier.switchIfEmpty(Mono.defer(() -> append(entry)));
  }

  /// Listens before it appends, and believes the tail only.
  private Mono<Recorded> append(RoomLogEntry entry) {
    // Somebody may have been faster since the first look.
    var found = recent.find(entry.room(), entry.id());
    if (found != null) {
      return Mono.just(found);
    }
    var read = recent.await(entry.room(), entry.id());
    var appended = log.append(entry).then(Mono.<Recorded>never());
    return Mono.firstWithSignal(read, appended).timeout(patience);
  }
}
