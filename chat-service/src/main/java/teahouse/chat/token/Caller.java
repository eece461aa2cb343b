package teahouse.chat.token;

import java.time.Instant;
import teahouse.chat.vocabulary.UserId;

/// The person behind a request, as the access token says.
///
/// @param session the sign-in that the token belongs to (`sid`)
public record Caller(UserId user, String session, Instant issuedAt, Instant expiresAt) {}
