/// How fast somebody may do something. Pure: time is a parameter.
@NullMarked
package teahouse.chat.pace;

import org.jspecify.annotations.NullMarked;
