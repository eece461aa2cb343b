@NullMarked
package teahouse.bench.overload;

import org.jspecify.annotations.NullMarked;
