/// The stack on one machine: a real Kafka broker, a real MariaDB and the services, each its own
/// process.
///
/// Owns, under one data folder (`.teahouse/` in the checkout unless told otherwise):
///
/// ```
/// lock           held while a stack runs on this folder
/// format         who wrote the data: versions of the layout, Kafka and MariaDB
/// stack.json     ports, pids and logs of what runs now; gone when nothing runs
/// broker-1/…     Kafka's log and its settings
/// database/…     MariaDB's data
/// logs/…         one file per process
/// demo, …        when the demo conversation began, and that it is told
/// ```
///
/// Promises: whatever this package starts ends with it, even when it is killed with -9 ([Guard]);
/// what cannot start says why in one line ([StartFailure]); Kafka's and MariaDB's jars are never on
/// the class path of whoever uses this package ([Packages]).
@NullMarked
package teahouse.local;

import org.jspecify.annotations.NullMarked;
