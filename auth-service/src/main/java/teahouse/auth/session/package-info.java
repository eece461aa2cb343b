/// That somebody signed in here: one session from sign-in to sign-out, and everything granted in
/// it.
///
/// ```
/// session        one row per living session; no row: it has ended
///   id           UUIDv7, the `sid` of its tokens
///   user_id
///   secret_hash  SHA-256 of the browser's cookie
///   started_at, expires_at
/// session_event  what is still to be told on `session-events`; deleted once it was
/// ```
///
/// A session's row is also the lock of everything granted in it: codes and refresh tokens are used
/// and sessions are ended under `Sessions.lock`, so a revocation and a refresh have an order.
/// Ending a session deletes the row (its grants go by foreign key) and writes the event, in one
/// transaction. Events leave at least once; telling one twice does no harm.
@NullMarked
package teahouse.auth.session;

import org.jspecify.annotations.NullMarked;
