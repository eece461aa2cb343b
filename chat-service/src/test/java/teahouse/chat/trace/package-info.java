@NullMarked
package teahouse.chat.trace;

import org.jspecify.annotations.NullMarked;
