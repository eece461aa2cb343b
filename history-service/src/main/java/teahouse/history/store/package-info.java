/// How the database is reached: snapshots for readers, rows by the hundred for the archive.
///
/// Owns two pools, so that neither readers nor the archive can starve the other. A query that has
/// begun always ends by itself (the server stops it after [StoreProperties#statementTimeout]):
/// r2dbc-mysql keeps a cancelled query's connection for ever, so an HTTP request that goes away
/// must not reach it.
@NullMarked
package teahouse.history.store;

import org.jspecify.annotations.NullMarked;
