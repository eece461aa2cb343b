@NullMarked
package teahouse.system.checker;

import org.jspecify.annotations.NullMarked;
