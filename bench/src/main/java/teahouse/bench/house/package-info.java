/// The house as the bench needs it: a broker, a database and chat-service, each its own process; an
/// issuer of tokens in the place of auth-service; rooms with their members, written into chat's
/// tables before the first socket opens.
///
/// Everything is as in production but the allowance per person, which the profile `bench` lifts.
@NullMarked
package teahouse.bench.house;

import org.jspecify.annotations.NullMarked;
