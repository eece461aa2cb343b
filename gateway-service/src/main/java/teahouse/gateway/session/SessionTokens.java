package teahouse.gateway.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What is behind one browser session.
///
/// @param user whose it is (`sub`)
/// @param issuedAt of the access token, as is `expiresAt`
public record SessionTokens(
    String user, String accessToken, Instant issuedAt, Instant expiresAt, String refreshToken) {

  /// From half of its life on a token is renewed, so that auth-service may be away for the other
  /// half.
  boolean shouldRenew(Instant now) {
    return !now.isBefore(issuedAt.plus(Duration.between(issuedAt, expiresAt).dividedBy(2)));
  }

  boolean hasExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  Map<String, Object> content() {
    return Map.of(
        "user", user,
        "access", accessToken,
        "issued", issuedAt.getEpochSecond(),
        "expires", expiresAt.getEpochSecond(),
        "refresh", refreshToken);
  }

  static Optional<SessionTokens> of(Map<String, Object> content) {
    return content.get("user") instanceof String user
            && content.get("access") instanceof String access
            && content.get("issued") instanceof Number issued
            && content.get("expires") instanceof Number expires
            && content.get("refresh") instanceof String refresh
        ? Optional.of(
            new SessionTokens(
                user,
                access,
                Instant.ofEpochSecond(issued.longValue()),
                Instant.ofEpochSecond(expires.longValue()),
                refresh))
        : Optional.empty();
  }

  /// Without the tokens: this ends up in logs.
  @Override
  public String toString() {
    return "SessionTokens[" + user + " until " + expiresAt + "]";
  }
}
