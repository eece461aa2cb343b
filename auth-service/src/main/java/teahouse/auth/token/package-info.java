/// OAuth2 and OpenID Connect, by Spring Authorization Server: clients, grants, tokens.
///
/// ```
/// oauth2_grant     one row per authorization that a client got, or is about to get
///   session_id     the session it was granted in; it ends with it (foreign key)
///   confirm_hash   while the confirmation page is open: SHA-256 of its `state`
///   code_hash      SHA-256 of the code; code_used, once it was redeemed
///   family_hash    SHA-256 of the first part of its refresh tokens, which all of them share
///   refresh_hash   SHA-256 of the one that is valid now
/// ```
///
/// Nothing in it can be used by who reads it. What holds:
///
/// - A code is redeemed once, for 60 s, and a second time ends what the first gave.
/// - A public client's refresh token is used once; an old one used again ends the session. The
///   gateway's is not rotated: it authenticates with its secret, and rotation would sign people out
///   when two tabs race.
/// - Access tokens are self-contained and kept nowhere; every token of a user names the session.
/// - Revoking any token of a session ends the session.
@NullMarked
package teahouse.auth.token;

import org.jspecify.annotations.NullMarked;
