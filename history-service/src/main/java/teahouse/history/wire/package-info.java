/// How requests are read and answers are written, for all routes alike.
@NullMarked
package teahouse.history.wire;

import org.jspecify.annotations.NullMarked;
