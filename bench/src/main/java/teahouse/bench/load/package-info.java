/// The generator: many sockets on one event loop of Netty, and a count of every copy that arrives.
@NullMarked
package teahouse.bench.load;

import org.jspecify.annotations.NullMarked;
