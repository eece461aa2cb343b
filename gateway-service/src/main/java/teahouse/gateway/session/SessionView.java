package teahouse.gateway.session;

import java.time.Instant;

/// What a page may know of its session.
///
/// @param expiresAt of the token behind it
record SessionView(String user, Instant expiresAt) {}
