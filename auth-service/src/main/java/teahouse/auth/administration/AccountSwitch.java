package teahouse.auth.administration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import teahouse.auth.account.Accounts;
import teahouse.auth.account.UserId;
import teahouse.auth.session.Sessions;

/// Closes accounts and opens them again.
@Service
class AccountSwitch {

  private static final Logger log = LoggerFactory.getLogger("teahouse.security");

  private final Accounts accounts;
  private final Sessions sessions;

  AccountSwitch(Accounts accounts, Sessions sessions) {
    this.accounts = accounts;
    this.sessions = sessions;
  }

  /// Returns whether there is such an account
  @Transactional
  boolean disable(UserId user, String by) {
    if (!accounts.disable(user)) {
      return false;
    }
    sessions.endAll(user, Sessions.Reason.ACCOUNT_DISABLED);
    log.info("account disabled: user={} by={}", user, by);
    return true;
  }

  /// Returns whether there is such an account
  @Transactional
  boolean enable(UserId user, String by) {
    boolean known = accounts.enable(user);
    if (known) {
      log.info("account enabled: user={} by={}", user, by);
    }
    return known;
  }
}
