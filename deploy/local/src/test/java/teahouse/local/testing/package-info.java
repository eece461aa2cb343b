@NullMarked
package teahouse.local.testing;

import org.jspecify.annotations.NullMarked;
