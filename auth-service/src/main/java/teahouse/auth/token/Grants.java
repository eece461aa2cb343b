package teahouse.auth.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import teahouse.auth.origin.SecretHash;
import teahouse.auth.session.SessionId;
import teahouse.auth.session.Sessions;

/// The framework's view of `oauth2_grant`, and the lock under which a grant is used.
@Service
class Grants implements OAuth2AuthorizationService {

  /// Longer than a confirmation page stays open and a code lives.
  private static final Duration UNUSED = Duration.ofHours(1);

  private final GrantTable table;
  private final GrantMapping mapping;
  private final Sessions sessions;
  private final Clock clock;

  Grants(GrantTable table, GrantMapping mapping, Sessions sessions, Clock clock) {
    this.table = table;
    this.mapping = mapping;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// Holds the grant of a code for the caller's transaction.
  Optional<Grant> lockByCode(String code) {
    SecretHash hash = SecretHash.of(code);
    return table.byCode(hash).flatMap(this::lock).flatMap(_ -> table.byCode(hash));
  }

  /// Holds the grant of any refresh token it ever had for the caller's transaction.
  Optional<Grant> lockByRefreshToken(String token) {
    return byFamily(token).flatMap(this::lock).flatMap(_ -> byFamily(token));
  }

  /// The grant that any of its refresh tokens, also one that was used up, belongs to.
  Optional<Grant> byFamily(String token) {
    return RefreshTokens.familyOf(token).map(SecretHash::of).flatMap(table::byFamily);
  }

  void remove(Grant grant) {
    table.delete(grant.id());
  }

  @Override
  @Transactional
  public void save(OAuth2Authorization authorization) {
    var wanted = new FrameworkGrant(authorization);
    wanted.session().ifPresent(session -> save(authorization, wanted, session));
  }

  private void save(OAuth2Authorization authorization, FrameworkGrant wanted, SessionId session) {
    String id = authorization.getId();
    if (!table.update(id, wanted.progress())) {
      String client = authorization.getRegisteredClientId();
      table.insert(id, session, client, wanted.asked(), Instant.now(clock));
      table.update(id, wanted.progress());
    }
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    table.delete(authorization.getId());
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return table.byId(id).map(grant -> mapping.authorization(grant).build()).orElse(null);
  }

  /// Access tokens are kept nowhere, so nothing is found by one.
  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    if (type == null) {
      return null;
    }
    return switch (type.getValue()) {
      case OAuth2ParameterNames.STATE ->
          table
              .byConfirmation(SecretHash.of(token))
              .map(grant -> mapping.confirming(grant, token))
              .orElse(null);
      case OAuth2ParameterNames.CODE ->
          table
              .byCode(SecretHash.of(token))
              .map(grant -> mapping.withCode(grant, token))
              .orElse(null);
      case OAuth2ParameterNames.REFRESH_TOKEN ->
          byFamily(token).map(grant -> withRefreshToken(grant, token)).orElse(null);
      default -> null;
    };
  }

  private @Nullable OAuth2Authorization withRefreshToken(Grant grant, String token) {
    Grant.Refresh current = grant.refresh();
    return current != null && current.is(token)
        ? mapping.withRefreshToken(grant, current, token)
        : null;
  }

  /// The lock is the session's row: whoever ends the session takes it too.
  private Optional<Grant> lock(Grant grant) {
    return sessions.lock(grant.session().session()).map(_ -> grant);
  }

  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
  void purge() {
    Instant before = Instant.now(clock).minus(UNUSED);
    int purged = table.purge(before);
    while (purged > 0) {
      purged = table.purge(before);
    }
  }
}
