@NullMarked
package teahouse.bench.house;

import org.jspecify.annotations.NullMarked;
