/// A client written from `contracts/` alone, as a stranger would write one: sign-up, code + PKCE as
/// the public client, REST and the socket.
@NullMarked
package teahouse.system.stranger;

import org.jspecify.annotations.NullMarked;
