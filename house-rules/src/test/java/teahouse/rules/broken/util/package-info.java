/// A drawer.
@NullMarked
package teahouse.rules.broken.util;

import org.jspecify.annotations.NullMarked;
