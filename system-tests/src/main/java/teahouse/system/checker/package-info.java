/// Judges a run: from what every client sent, was told and saw, a dump of the room log, and
/// history's message table, it says which promises were broken, with the shortest evidence.
///
/// Pure: it knows no service and no clock, so that it can itself be proved, by good histories in
/// which it must find nothing and by mutants in which it must find what was done to them.
///
/// Names of anomalies follow Jepsen's Kafka workload where it has one.
@NullMarked
package teahouse.system.checker;

import org.jspecify.annotations.NullMarked;
