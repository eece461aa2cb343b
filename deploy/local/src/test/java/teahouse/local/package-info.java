@NullMarked
package teahouse.local;

import org.jspecify.annotations.NullMarked;
