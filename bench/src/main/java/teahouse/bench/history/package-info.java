/// How fast the room log is archived, and how fast pages come out of a large archive meanwhile.
@NullMarked
package teahouse.bench.history;

import org.jspecify.annotations.NullMarked;
