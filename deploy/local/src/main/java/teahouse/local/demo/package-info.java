/// What a fresh local stack has to show: some people of a small community site, their rooms, and
/// what they said. Told through the public REST API as `contracts/` describes it, by the same
/// sign-in that a mobile app uses.
///
/// The words are in `*.room` files beside this package's resources. All ids are derived from the
/// file and the place in it, so telling a conversation again changes nothing.
@NullMarked
package teahouse.local.demo;

import org.jspecify.annotations.NullMarked;
