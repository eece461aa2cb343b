/// What those see who watch the house: traces, as a collector receives them, and logs.
@NullMarked
package teahouse.system.watched;

import org.jspecify.annotations.NullMarked;
