/// The web client's files, from the jar `web-client` (`static/` on the class path).
///
/// Files under `/assets/` carry a hash of their content in their name and are kept for a year; the
/// rest is asked for again each time. A page address of the client's own (`/rooms/…`) is
/// `index.html`.
@NullMarked
package teahouse.gateway.page;

import org.jspecify.annotations.NullMarked;
