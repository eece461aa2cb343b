/// The way to MySQL. Owns no table; each feature has its own (`db/migration`).
///
/// All work goes through [Store]: a request that goes away must not take a connection with it, and
/// one that waits too long must hear so.
@NullMarked
package teahouse.chat.store;

import org.jspecify.annotations.NullMarked;
