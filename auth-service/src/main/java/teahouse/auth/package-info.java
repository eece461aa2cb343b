/// Accounts, sign-in, sessions, OAuth2 tokens and signing keys. Knows nothing of rooms.
@NullMarked
package teahouse.auth;

import org.jspecify.annotations.NullMarked;
