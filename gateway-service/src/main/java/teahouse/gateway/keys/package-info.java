/// auth-service's public keys, and the two kinds of token that are checked with them.
///
/// The keys are fetched over the back channel, kept for five minutes, fetched early for a key id
/// not yet known (at most every 30 s), and used for up to an hour while auth-service is away.
@NullMarked
package teahouse.gateway.keys;

import org.jspecify.annotations.NullMarked;
