@NullMarked
package teahouse.bench.growth;

import org.jspecify.annotations.NullMarked;
