/// How often one may knock: per user, per address, and (much less often) at the doors where
/// passwords are tried.
///
/// The counts are in this replica's memory. All limits **fail open**: a replica that restarts has
/// forgotten, two replicas allow twice as much, and when more callers come than are remembered, the
/// ones longest unheard start anew. Nothing here is needed for correctness; guessing of passwords
/// is slowed again, per account, by auth-service.
@NullMarked
package teahouse.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
