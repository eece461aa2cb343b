/// Accounts, sign-in, sessions, OAuth2 tokens and signing keys. Knows nothing of rooms.
///
/// | package | owns |
/// |---|---|
/// | `account` | who somebody is: names, passwords, profiles |
/// | `session` | that somebody signed in here, until it ends, and telling the others that it ended |
/// | `key` | what tokens are signed with |
/// | `token` | OAuth2 and OpenID Connect: clients, grants, tokens |
/// | `page` | the sign-in pages |
/// | `throttle` | how often somebody may try |
/// | `problem` | how errors are told |
@NullMarked
package teahouse.auth;

import org.jspecify.annotations.NullMarked;
