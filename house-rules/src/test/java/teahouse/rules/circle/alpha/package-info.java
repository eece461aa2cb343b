/// Needs beta.
@NullMarked
package teahouse.rules.circle.alpha;

import org.jspecify.annotations.NullMarked;
