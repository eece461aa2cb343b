/// What the house is called from outside, and the cookies that belong to that origin.
@NullMarked
package teahouse.auth.origin;

import org.jspecify.annotations.NullMarked;
