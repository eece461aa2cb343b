/// What a container says of itself, and whether the files beside it keep their promises.
@NullMarked
package teahouse.probe;

import org.jspecify.annotations.NullMarked;
