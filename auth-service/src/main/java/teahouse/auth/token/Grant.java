package teahouse.auth.token;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import teahouse.auth.origin.SecretHash;
import teahouse.auth.session.SignedIn;

/// A row of `oauth2_grant`, with its session.
///
/// @param granted what it got; nothing while the confirmation page is open
record Grant(
    String id,
    SignedIn session,
    String clientId,
    Asked asked,
    Set<String> granted,
    @Nullable Code code,
    boolean confirming,
    @Nullable SecretHash refreshHash,
    @Nullable Instant refreshIssuedAt) {

  /// The authorization request, as far as it is needed later.
  record Asked(
      String redirectUri,
      Set<String> scopes,
      @Nullable String state,
      @Nullable String nonce,
      String codeChallenge) {}

  /// The code's life; its text is known to the client alone.
  record Code(Instant issuedAt, Instant expiresAt, boolean used) {}
}
