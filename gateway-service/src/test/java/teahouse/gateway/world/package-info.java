/// The world around the edge, for its tests: browsers in front, stand-ins for the three services
/// behind.
@NullMarked
package teahouse.gateway.world;

import org.jspecify.annotations.NullMarked;
