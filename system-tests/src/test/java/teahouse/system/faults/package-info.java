/// The long trial: a house with two of each service and three brokers, in which one thing after the
/// other is killed, frozen and restarted while people talk.
@NullMarked
package teahouse.system.faults;

import org.jspecify.annotations.NullMarked;
