/// The past: a MySQL projection of the room log. Never decides who may post.
@NullMarked
package teahouse.history;

import org.jspecify.annotations.NullMarked;
