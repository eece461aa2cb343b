package teahouse.history.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What `session-events` said, for as long as a token of before may live.
@Component
class EndedSessions {

  /// Twice the longest token's life, for clocks that differ.
  private static final Duration REMEMBERED = Duration.ofMinutes(20);

  private final Clock clock;
  private final Map<String, Instant> forgetSessionAt = new ConcurrentHashMap<>();
  private final Map<String, Bar> barByUser = new ConcurrentHashMap<>();

  private record Bar(Instant notBefore, Instant forgetAt) {

    static Bar later(Bar one, Bar other) {
      return one.notBefore.isAfter(other.notBefore) ? one : other;
    }
  }

  EndedSessions(Clock clock) {
    this.clock = clock;
  }

  /// Whether a token is of a session that ended.
  boolean ends(@Nullable String user, @Nullable String session, @Nullable Instant issuedAt) {
    if (session != null && forgetSessionAt.containsKey(session)) {
      return true;
    }
    Bar bar = user == null ? null : barByUser.get(user);
    return bar != null && (issuedAt == null || issuedAt.isBefore(bar.notBefore()));
  }

  /// Remembers it for as long as it matters.
  ///
  /// @param at when it was said, by the broker's clock
  void note(SessionEnd end, Instant at) {
    Instant now = clock.instant();
    Instant forgetAt = at.plus(REMEMBERED);
    if (forgetAt.isAfter(now)) {
      switch (end) {
        case SessionEnd.OfSession of -> forgetSessionAt.put(of.session(), forgetAt);
        case SessionEnd.OfUser of ->
            barByUser.merge(of.user(), new Bar(of.notBefore(), forgetAt), Bar::later);
      }
    }
    forgetSessionAt.values().removeIf(due -> due.isBefore(now));
    barByUser.values().removeIf(bar -> bar.forgetAt().isBefore(now));
  }
}
