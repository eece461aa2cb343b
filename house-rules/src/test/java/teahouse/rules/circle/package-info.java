/// A service whose features need each other.
@NullMarked
package teahouse.rules.circle;

import org.jspecify.annotations.NullMarked;
