/// The skin of the house: under which name it answers, how much a request may weigh, from whose
/// proxies an address is believed, and the headers that every answer carries.
///
/// Filters, outermost first (see [EdgeOrder]): headers, client address, host, size.
@NullMarked
package teahouse.gateway.edge;

import org.jspecify.annotations.NullMarked;
