/// What the edge says when it cannot do what was asked: the error catalogue of
/// `contracts/errors.md` as RFC 9457 problem details, in Chinese or English.
///
/// Everything that goes wrong in this service ends here. No exception's text, no Spring error body
/// and no backend's error page reaches a client.
@NullMarked
package teahouse.gateway.problem;

import org.jspecify.annotations.NullMarked;
