/// More posts than chat-service can serve, and what becomes of each of them.
@NullMarked
package teahouse.bench.overload;

import org.jspecify.annotations.NullMarked;
