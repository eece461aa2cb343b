/// Which service answers which path: the table of `contracts/openapi/gateway.yaml`, and nothing
/// that is not in it. `/internal/**` of the services is not, so nobody outside can reach it.
///
/// A service that does not answer, answers too late or fails in its own words becomes
/// `service_unavailable`.
@NullMarked
package teahouse.gateway.routing;

import org.jspecify.annotations.NullMarked;
