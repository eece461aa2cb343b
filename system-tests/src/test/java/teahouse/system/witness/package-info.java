/// Clients that keep the protocol, whatever is done to the house, and write down all they did and
/// were told; and the dumps of the log and of history that their words are held against.
@NullMarked
package teahouse.system.witness;

import org.jspecify.annotations.NullMarked;
