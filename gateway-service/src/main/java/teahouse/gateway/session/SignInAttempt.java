package teahouse.gateway.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One attempt to sign in, kept by the browser between our redirect and the way back.
///
/// @param state which must come back with the code: proof that this browser began this attempt
/// @param nonce which must be in the ID token, hashed
/// @param verifier of PKCE
record SignInAttempt(
    String state, String nonce, String verifier, ReturnPath returnTo, Instant begunAt) {

  static final Duration LIFE = Duration.ofMinutes(5);

  boolean isOver(Instant now) {
    return !now.isBefore(begunAt.plus(LIFE));
  }

  Map<String, Object> content() {
    return Map.of(
        "state", state,
        "nonce", nonce,
        "verifier", verifier,
        "returnTo", returnTo.value(),
        "begun", begunAt.getEpochSecond());
  }

  static Optional<SignInAttempt> of(Map<String, Object> content) {
    return content.get("state") instanceof String state
            && content.get("nonce") instanceof String nonce
            && content.get("verifier") instanceof String verifier
            && content.get("returnTo") instanceof String returnTo
            && content.get("begun") instanceof Number begun
        ? Optional.of(
            new SignInAttempt(
                state,
                nonce,
                verifier,
                ReturnPath.of(returnTo),
                Instant.ofEpochSecond(begun.longValue())))
        : Optional.empty();
  }

  /// Without the secrets: this ends up in logs.
  @Override
  public String toString() {
    return "SignInAttempt[" + returnTo + " " + begunAt + "]";
  }
}
