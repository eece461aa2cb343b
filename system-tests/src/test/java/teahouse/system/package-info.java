/// The whole house, driven from outside: these tests know `contracts/` and the README, and no class
/// of any service.
@NullMarked
package teahouse.system;

import org.jspecify.annotations.NullMarked;
