/// The edge: routing, browser sessions, origins, rate limits and security headers. Keeps no state.
@NullMarked
package teahouse.gateway;

import org.jspecify.annotations.NullMarked;
