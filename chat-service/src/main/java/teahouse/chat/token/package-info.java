/// Who is asking: access tokens (RFC 9068) checked by this service itself, and the sessions that
/// ended while their tokens still live.
///
/// - keys: [SigningKeys], from auth-service's JWKS
/// - ended sessions: [EndedSessions], the topic `session-events` read from its start
/// - what other features see: [Caller], and [EndedSessions] to close what a session had open
@NullMarked
package teahouse.chat.token;

import org.jspecify.annotations.NullMarked;
