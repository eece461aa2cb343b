@NullMarked
package teahouse.bench;

import org.jspecify.annotations.NullMarked;
