/// Who sends a request. A browser's cookie becomes a bearer token here, after it is sure that a
/// page of ours sent it; from there on one chain checks REST, sockets and apps alike.
@NullMarked
package teahouse.gateway.authentication;

import org.jspecify.annotations.NullMarked;
