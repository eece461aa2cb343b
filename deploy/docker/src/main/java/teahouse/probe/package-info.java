/// A container's question to itself: is the service in it ready? Needs neither a shell nor a tool
/// besides java in the image. Kubernetes asks by HTTP and does not need it.
@NullMarked
package teahouse.probe;

import org.jspecify.annotations.NullMarked;
