/// What looks like the broken classes, and breaks nothing.
@NullMarked
package teahouse.rules.clean;

import org.jspecify.annotations.NullMarked;
