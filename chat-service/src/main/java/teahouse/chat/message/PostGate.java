package teahouse.chat.message;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import com.netflix.concurrency.limits.limit.window.PercentileSampleWindowFactory;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;

/// Lets in as many posts as this node can serve in good time, and turns away the others at once: a
/// queue that only grows would make everybody wait, and time out in the end.
///
/// How many that is shows by how long they take ([GoodTimeLimit]). What is known of a load is as
/// old as the posts that tell of it, so the limit swings around the right one, and some take up to
/// twice the good time.
@Component
final class PostGate {

  private static final Duration WINDOW = Duration.ofMillis(100);
  private static final double MIDDLE = 0.5;

  /// A window with fewer posts says nothing; it is no load either.
  private static final int LEAST_SAMPLES = 10;

  /// Of a window; more than a node serves in one.
  private static final int MOST_SAMPLES = 2_000;

  /// A post that was let in.
  static final class Passage {

    private final Limiter.Listener listener;
    private final AtomicBoolean over = new AtomicBoolean();

    private Passage(Limiter.Listener listener) {
      this.listener = listener;
    }

    /// It is in the log: how long that took says how loaded the node is.
    void posted() {
      if (isFirstEnd()) {
        listener.onSuccess();
      }
    }

    /// The log did not confirm it in time.
    void timedOut() {
      if (isFirstEnd()) {
        listener.onDropped();
      }
    }

    /// It ended for a reason that says nothing about load.
    void ended() {
      if (isFirstEnd()) {
        listener.onIgnore();
      }
    }

    private boolean isFirstEnd() {
      return over.compareAndSet(false, true);
    }
  }

  private final SimpleLimiter<Void> limiter;
  private final Duration retryAfter;

  PostGate(OverloadSettings settings, MeterRegistry meters) {
    var limit =
        WindowedLimit.newBuilder()
            .minWindowTime(WINDOW.toMillis(), TimeUnit.MILLISECONDS)
            .maxWindowTime(WINDOW.toMillis(), TimeUnit.MILLISECONDS)
            .minRttThreshold(0, TimeUnit.NANOSECONDS)
            .windowSize(LEAST_SAMPLES)
            .sampleWindowFactory(PercentileSampleWindowFactory.of(MIDDLE, MOST_SAMPLES))
            .build(new GoodTimeLimit(settings));
    this.limiter =
        SimpleLimiter.newBuilder()
            .limit(limit)
            .nanoClock(meters.config().clock()::monotonicTime)
            .build();
    this.retryAfter = settings.retryAfter();
    meters.gauge("teahouse.posts.limit", limiter, SimpleLimiter::getLimit);
    meters.gauge("teahouse.posts.under.way", limiter, SimpleLimiter::getInflight);
  }

  /// Empty if it has to come again later.
  Optional<Passage> enter() {
    return limiter.acquire(null).map(Passage::new);
  }

  /// The refusal, if the node is as full as it may be. It may have become so or not until a post
  /// comes to [#pass], which decides.
  @Nullable Problem refusal() {
    return limiter.getInflight() < limiter.getLimit() ? null : overloaded();
  }

  /// Does the work if the node can take it.
  ///
  /// @param answered where the answer is given. What waits for its turn there is under way still:
  ///   else the gate would let in what the log takes, and all would wait for their answers.
  Mono<PostResult> pass(Mono<PostResult> work, Scheduler answered) {
    return Mono.defer(() ->
        enter()
            .map(passage -> through(passage, work.publishOn(answered)))
            .orElseGet(() ->
                Mono.<PostResult>just(new PostResult.Refused(overloaded())).publishOn(answered)));
  }

  private static Mono<PostResult> through(Passage passage, Mono<PostResult> work) {
    return work.doOnNext(result -> judge(passage, result)).doFinally(_ -> passage.ended());
  }

  private static void judge(Passage passage, PostResult result) {
    switch (result) {
      case PostResult.Posted _ -> passage.posted();
      case PostResult.Refused(var problem) when problem.code() == ErrorCode.LOG_UNAVAILABLE ->
          passage.timedOut();
      case PostResult.Refused _ -> passage.ended();
    }
  }

  /// Each hears another time, so that they do not all come back at once.
  private Problem overloaded() {
    long half = Math.max(1, retryAfter.toMillis() / 2);
    var wait = Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(2 * half));
    return Problem.of(ErrorCode.OVERLOADED).retriedAfter(wait);
  }
}
