/// How much a delivery costs: chat-service beside a bare server that does nothing else, in turn and
/// by the same generator, so that a noisy machine harms both alike.
///
/// The figure is deliveries per second of the server's own processor time.
@NullMarked
package teahouse.bench;

import org.jspecify.annotations.NullMarked;
