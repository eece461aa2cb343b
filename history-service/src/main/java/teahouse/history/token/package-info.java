/// Who is asking: access tokens (RFC 9068), checked by this service itself, and the sessions that
/// ended while their tokens still live.
///
/// - keys: [SigningKeys], from auth-service's JWKS, kept for five minutes, fetched early for a key
///   id not yet known (at most every 30 s), used for up to an hour while auth-service is away
/// - ended sessions: [EndedSessions], topic `session-events`, read from its start; this replica is
///   not ready until it has read it to its end
/// - what other features see: [Caller]
@NullMarked
package teahouse.history.token;

import org.jspecify.annotations.NullMarked;
