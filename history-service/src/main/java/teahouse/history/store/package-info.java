/// How the database is reached: snapshots for readers, rows by the hundred for the archive.
///
/// Owns two pools, so that neither readers nor the archive can starve the other. A query that has
/// begun always ends by itself (the server stops it after [StoreProperties#statementTimeout]):
/// r2dbc-mysql keeps a cancelled query's connection for ever, so an HTTP request that goes away
/// must not reach it.
///
/// Pages and look-ups go through [SharedReads]: one read for all who ask for the same, a bounded
/// number at once, a bounded number waiting. Meters, tag `read` (`changes`, `timeline`, `ids`):
///
/// ```
/// teahouse.history.reads           time of one read, which may be of several pages
/// teahouse.history.reads.shared    questions that another's read answered too
/// teahouse.history.reads.waiting   questions that wait for their turn, now
/// teahouse.history.reads.refused   asks that heard `overloaded`
/// ```
@NullMarked
package teahouse.history.store;

import org.jspecify.annotations.NullMarked;
