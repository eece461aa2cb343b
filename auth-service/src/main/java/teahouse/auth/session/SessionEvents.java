package teahouse.auth.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import teahouse.auth.account.UserId;
import tools.jackson.databind.json.JsonMapper;

/// Writes down what others must hear, in the transaction that makes it true.
@Component
class SessionEvents {

  private final SessionEventTable table;
  private final JsonMapper json;
  private final Clock clock;
  private final Semaphore news = new Semaphore(0);

  SessionEvents(SessionEventTable table, JsonMapper json, Clock clock) {
    this.table = table;
    this.json = json;
    this.clock = clock;
  }

  /// `contracts/events/session-events.schema.json`.
  record SessionEnded(int v, String kind, String user, String session, String at) {}

  record UserDisabled(int v, String kind, String user, String notBefore, String at) {}

  void ended(SessionId session, UserId user) {
    var event = new SessionEnded(1, "session.ended", user.toString(), session.toString(), now());
    tell("session:" + session, event);
  }

  /// That it is enabled again is told to nobody: under the same key it would let tokens of before
  /// live again, and to refuse old tokens harms no new ones.
  void disabled(UserId user) {
    String at = now();
    tell("user:" + user, new UserDisabled(1, "user.disabled", user.toString(), at, at));
  }

  private void tell(String key, Object event) {
    table.insert(key, json.writeValueAsString(event));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            news.release();
          }
        });
  }

  /// Returns when something was written here, or after a while: another replica may have written
  /// it.
  void awaitNews(Duration atMost) throws InterruptedException {
    if (news.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      news.drainPermits();
    }
  }

  /// `Instant.toString` leaves out milliseconds that are zero.
  private String now() {
    String text = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS).toString();
    return text.contains(".") ? text : text.replace("Z", ".000Z");
  }
}
