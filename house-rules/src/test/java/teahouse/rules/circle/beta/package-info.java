/// Needs alpha.
@NullMarked
package teahouse.rules.circle.beta;

import org.jspecify.annotations.NullMarked;
