/// What everything is measured against: a broadcast server on bare Netty. It checks nobody, keeps
/// nothing and understands nothing of what it passes on.
@NullMarked
package teahouse.bench.bare;

import org.jspecify.annotations.NullMarked;
