/// One class per rule, each breaking it in one way. Nothing here is ever run.
@NullMarked
package teahouse.rules.broken;

import org.jspecify.annotations.NullMarked;
