/// What administrators do to accounts. A disabled account cannot sign in, and all of its sessions
/// end with it, in the same transaction. Enabling it ends nothing and begins nothing.
@NullMarked
package teahouse.auth.administration;

import org.jspecify.annotations.NullMarked;
