/// The browser's session: this house is the browser's confidential OAuth2 client, and the tokens
/// stay in encrypted cookies that only it can read. No session store: any replica serves any
/// request.
///
/// ```text
/// __Host-teahouse_session     access token, refresh token, user      until the browser closes it for 30 days
/// __Host-teahouse_sign_in_0…3 one attempt to sign in each: state, nonce, PKCE verifier, way back     5 min
/// ```
///
/// Invariants: a cookie is opened only for what it was sealed for; it is cleared only when
/// auth-service says that the session has ended (`invalid_grant`), never because auth-service is
/// away.
@NullMarked
package teahouse.gateway.session;

import org.jspecify.annotations.NullMarked;
