/// A real broker and a real database for tests, started when a test first asks, one of each per
/// JVM, gone when the JVM is gone, even by `kill -9`.
///
/// They run as processes of this machine, or, where a Docker engine answers, as containers:
/// `TEAHOUSE_TEST_INFRASTRUCTURE` (or the system property `teahouse.test.infrastructure`) says
/// `local`, `docker`, or `auto`, which is the default ([Infrastructure]).
@NullMarked
package teahouse.local.testing;

import org.jspecify.annotations.NullMarked;
