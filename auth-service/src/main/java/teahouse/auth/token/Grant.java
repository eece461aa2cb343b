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
    @Nullable Refresh refresh) {

  /// The authorization request, as far as it is needed later.
  record Asked(
      String redirectUri,
      Set<String> scopes,
      @Nullable String state,
      @Nullable String nonce,
      String codeChallenge) {}

  /// The code's life; its text is known to the client alone.
  record Code(SecretHash hash, Instant issuedAt, Instant expiresAt, boolean used) {}

  /// The refresh token that is valid now.
  ///
  /// @param family what it shares with those before it
  record Refresh(SecretHash family, SecretHash hash, Instant issuedAt) {

    boolean is(String token) {
      return hash.equals(SecretHash.of(token));
    }
  }

  /// What changes in a grant's life. A code or refresh token that is null stays as it is.
  ///
  /// @param confirmation of the page that is open now
  record Progress(
      Set<String> granted,
      @Nullable SecretHash confirmation,
      @Nullable Code code,
      @Nullable Refresh refresh) {}
}
