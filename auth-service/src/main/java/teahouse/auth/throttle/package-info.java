/// How often somebody may try to sign in or up.
///
/// In memory of one replica: it forgets at a restart and counts per replica, so it fails open. It
/// slows guessing down and never locks anybody out: a bucket is per account *and* address, so a
/// stranger cannot keep the owner away.
@NullMarked
package teahouse.auth.throttle;

import org.jspecify.annotations.NullMarked;
