package teahouse.chat.message;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import teahouse.chat.log.LogUnavailableException;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.room.Membership;
import teahouse.chat.room.RoomAccess;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.UserId;

/// Posts a message once, however often it is sent.
@Component
public final class MessagePosting {

  private static final Duration IDS_AHEAD = Duration.ofSeconds(60);

  private final RoomAccess access;
  private final OncePerId once;
  private final PostPace pace;
  private final PostGate gate;
  private final MeterRegistry meters;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();
  private final Clock clock;

  MessagePosting(
      RoomAccess access,
      OncePerId once,
      PostPace pace,
      PostGate gate,
      MeterRegistry meters,
      Clock clock) {
    this.access = access;
    this.once = once;
    this.pace = pace;
    this.gate = gate;
    this.meters = meters;
    this.clock = clock;
  }

  /// Why a post would be turned away at once, whatever it says; null if it would not. To be asked
  /// before anything is done for it: an overloaded node turns away more than it serves, and what
  /// that takes is missing to those who are let in.
  public @Nullable Problem overload() {
    var refusal = gate.refusal();
    if (refusal != null) {
      timer(refusal.code().wireName()).record(Duration.ZERO);
    }
    return refusal;
  }

  /// Never fails for a reason that may be expected: that is a result.
  ///
  /// @param answered where the result is given. Not on the thread that reads the log, which must
  ///   not wait for anybody
  public Mono<PostResult> post(Post post, Scheduler answered) {
    return post(
        post,
        Mono.defer(() -> access.membership(post.room(), post.by()))
            .flatMap(membership -> allowed(membership, post)),
        answered);
  }

  /// Of somebody who hears the room on this node, and so is a member as far as its tail has read:
  /// the store is not asked, so that open rooms talk on while it is away.
  public Mono<PostResult> postOfMember(Post post, Scheduler answered) {
    return post(post, Mono.defer(() -> recorded(post)), answered);
  }

  private Mono<PostResult> post(Post post, Mono<PostResult> recorded, Scheduler answered) {
    return Mono.defer(() -> {
      var begun = Timer.start(meters);
      return malformed(post)
          .map(problem -> answer(new PostResult.Refused(problem), answered))
          // The pace is asked inside: who is turned away spends nothing of it.
          .orElseGet(() -> gate.pass(inPace(post.by(), recorded), answered))
          .doOnNext(result -> begun.stop(timer(outcome(result))));
    });
  }

  private static Mono<PostResult> answer(PostResult result, Scheduler answered) {
    return Mono.just(result).publishOn(answered);
  }

  private Optional<Problem> malformed(Post post) {
    if (!EventId.isVersion7(post.id())) {
      return Optional.of(Problem.of(ErrorCode.INVALID_ID).at("id"));
    }
    var now = clock.instant();
    if (new EventId(post.id()).time().isAfter(now.plus(IDS_AHEAD))) {
      return Optional.of(Problem.idFromFuture("id", now));
    }
    return MessageText.refusal(post.text());
  }

  private Mono<PostResult> inPace(UserId user, Mono<PostResult> recorded) {
    return Mono.defer(() -> {
      var wait = pace.wait(user);
      return wait.isZero() ? unlessUnavailable(recorded) : Mono.just(tooFast(wait));
    });
  }

  private static Mono<PostResult> unlessUnavailable(Mono<PostResult> recorded) {
    return recorded
        .onErrorReturn(LogUnavailableException.class, refused(ErrorCode.LOG_UNAVAILABLE))
        .onErrorReturn(TimeoutException.class, refused(ErrorCode.LOG_UNAVAILABLE))
        .onErrorReturn(HistoryUnavailableException.class, refused(ErrorCode.HISTORY_UNAVAILABLE))
        .onErrorReturn(DataAccessException.class, refused(ErrorCode.STORE_UNAVAILABLE));
  }

  private static PostResult tooFast(Duration wait) {
    return new PostResult.Refused(Problem.of(ErrorCode.TOO_MANY_REQUESTS).retriedAfter(wait));
  }

  private Mono<PostResult> allowed(Membership membership, Post post) {
    return switch (membership) {
      case Membership.Joined _ -> recorded(post);
      case Membership.Invited _, Membership.None _ -> Mono.just(refused(ErrorCode.ROOM_NOT_FOUND));
    };
  }

  private Mono<PostResult> recorded(Post post) {
    var entry = MessageEvent.of(post, new EventId(post.id()), clock.instant());
    return once.record(entry)
        .map(first ->
            first.isFrom(entry.by(), entry.digest())
                ? new PostResult.Posted(first.seq())
                : refused(ErrorCode.ID_TAKEN));
  }

  private static String outcome(PostResult result) {
    return switch (result) {
      case PostResult.Posted _ -> "posted";
      case PostResult.Refused(var problem) -> problem.code().wireName();
    };
  }

  /// From asked to answered, by how it ended.
  private Timer timer(String outcome) {
    return timers.computeIfAbsent(outcome, each -> meters.timer("teahouse.posts", "outcome", each));
  }

  private static PostResult refused(ErrorCode code) {
    return new PostResult.Refused(Problem.of(code));
  }
}
