package teahouse.auth.token;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.transaction.support.TransactionTemplate;
import teahouse.auth.session.Sessions;

/// Lets a code or a refresh token be used by one request at a time, around the framework's own
/// provider, which reads, decides and writes without a lock.
///
/// A refusal is carried out of the transaction as a value: thrown inside, it would undo what the
/// refusal itself wrote.
final class SingleUse implements AuthenticationProvider {

  private static final Logger log = LoggerFactory.getLogger("teahouse.security");

  private final AuthenticationProvider inner;
  private final Grants grants;
  private final Sessions sessions;
  private final TransactionTemplate transaction;

  SingleUse(
      AuthenticationProvider inner,
      Grants grants,
      Sessions sessions,
      TransactionTemplate transaction) {
    this.inner = inner;
    this.grants = grants;
    this.sessions = sessions;
    this.transaction = transaction;
  }

  private sealed interface Outcome {

    record Given(Authentication token) implements Outcome {}

    record Refused(AuthenticationException why) implements Outcome {}
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return inner.supports(authentication);
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    Outcome outcome =
        transaction.execute(_ ->
            switch (attempt) {
              case OAuth2AuthorizationCodeAuthenticationToken code -> redeem(code);
              case OAuth2RefreshTokenAuthenticationToken refresh -> refresh(refresh);
              default -> throw new IllegalStateException("no grant: " + attempt.getClass());
            });
    return switch (outcome) {
      case Outcome.Given(Authentication token) -> token;
      case Outcome.Refused(AuthenticationException why) -> throw why;
    };
  }

  private Outcome redeem(OAuth2AuthorizationCodeAuthenticationToken attempt) {
    Optional<Grant> found = grants.lockByCode(attempt.getCode());
    if (found.isEmpty()) {
      return refused();
    }
    Grant grant = found.get();
    if (grant.code() instanceof Grant.Code(_, _, _, var used) && used) {
      grants.remove(grant);
      log.warn(
          "code used twice: client={} session={}", grant.clientId(), grant.session().session());
      return refused();
    }
    return goOn(attempt);
  }

  private Outcome refresh(OAuth2RefreshTokenAuthenticationToken attempt) {
    Optional<Grant> found = grants.lockByRefreshToken(attempt.getRefreshToken());
    if (found.isEmpty()) {
      return refused();
    }
    Grant grant = found.get();
    Grant.Refresh current = grant.refresh();
    if (current == null || !current.is(attempt.getRefreshToken())) {
      sessions.end(grant.session().session(), Sessions.Reason.REFRESH_TOKEN_REUSED);
      return refused();
    }
    return goOn(attempt);
  }

  private Outcome goOn(Authentication attempt) {
    try {
      Authentication token = inner.authenticate(attempt);
      return token == null ? refused() : new Outcome.Given(token);
    } catch (AuthenticationException why) {
      return new Outcome.Refused(why);
    }
  }

  private static Outcome refused() {
    return new Outcome.Refused(new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
  }
}
