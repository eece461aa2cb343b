package teahouse.auth.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import teahouse.auth.account.Accounts;
import teahouse.auth.account.UserId;
import teahouse.auth.account.Uuid7;
import teahouse.auth.origin.SecretHash;

/// The door to sessions.
@Service
public class Sessions {

  private static final Logger log = LoggerFactory.getLogger("teahouse.security");
  private static final int SECRET_BYTES = 32;
  private static final int MOST_LISTED = 100;
  private static final int AT_ONCE = 500;

  private final Accounts accounts;
  private final SessionTable table;
  private final SessionEvents events;
  private final SessionProperties properties;
  private final Uuid7 ids;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Sessions(
      Accounts accounts,
      SessionTable table,
      SessionEvents events,
      SessionProperties properties,
      Uuid7 ids,
      Clock clock) {
    this.accounts = accounts;
    this.table = table;
    this.events = events;
    this.properties = properties;
    this.ids = ids;
    this.clock = clock;
  }

  /// A new session.
  ///
  /// @param secret what the browser shows to be known again
  public record Begun(SignedIn session, String secret) {}

  /// Why a session ended, for the security log.
  public enum Reason {
    SIGNED_OUT,
    TOKEN_REVOKED,
    REFRESH_TOKEN_REUSED,
    SIGNED_OUT_EVERYWHERE,
    ACCOUNT_DISABLED
  }

  /// Returns nothing if the account is disabled
  @Transactional
  public Optional<Begun> begin(UserId user, Device device) {
    if (!accounts.lockEnabled(user)) {
      return Optional.empty();
    }
    // What the column holds, so that nobody sees two versions of it.
    Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    var session =
        new SignedIn(user, new SessionId(ids.next()), now, now.plus(properties.lifetime()));
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    String shown = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    table.insert(session, SecretHash.of(shown), device);
    return Optional.of(new Begun(session, shown));
  }

  public Optional<SignedIn> bySecret(String secret) {
    return table.bySecret(SecretHash.of(secret), Instant.now(clock));
  }

  public boolean isLive(SessionId id) {
    return table.isLive(id, Instant.now(clock));
  }

  /// Holds the session for the caller's transaction: nobody uses its codes and refresh tokens, and
  /// nobody ends it, until that transaction is over.
  ///
  /// @return nothing if the session has ended
  public Optional<SignedIn> lock(SessionId id) {
    return table.lock(id, Instant.now(clock));
  }

  /// Ends it here and, through `session-events`, everywhere. Ending it again does nothing.
  @Transactional
  public void end(SessionId id, Reason reason) {
    Optional<SignedIn> living = lock(id);
    if (living.isEmpty()) {
      return;
    }
    end(living.get().user(), id, reason);
  }

  /// The newest of somebody's sessions.
  List<OpenSession> of(UserId user) {
    return table.ofUser(user, Instant.now(clock), MOST_LISTED);
  }

  /// Ends a session of this user; one of somebody else is none.
  @Transactional
  void endOwn(UserId user, SessionId id) {
    lock(id)
        .filter(living -> living.user().equals(user))
        .ifPresent(_ -> end(user, id, Reason.SIGNED_OUT));
  }

  /// Ends whatever of this user began before. Each session by its own event: a time alone would
  /// miss what another replica, whose clock is ahead, has just granted.
  @Transactional
  public void endAll(UserId user, Reason reason) {
    accounts.lockEnabled(user);
    if (reason == Reason.ACCOUNT_DISABLED) {
      events.disabled(user);
    }
    List<SessionId> some = table.lockOfUser(user, AT_ONCE);
    while (!some.isEmpty()) {
      some.forEach(id -> end(user, id, reason));
      some = table.lockOfUser(user, AT_ONCE);
    }
  }

  private void end(UserId user, SessionId id, Reason reason) {
    table.delete(id);
    events.ended(id, user);
    log.info("session ended: session={} user={} reason={}", id, user, reason);
  }

  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  void purge() {
    while (table.purge(Instant.now(clock)) > 0) {
      log.debug("purged sessions that ended by themselves");
    }
  }
}
