/// What this service says when it cannot do what was asked: its part of the error catalogue
/// (`contracts/errors.md`), as RFC 9457 problem details in Chinese or English.
///
/// Everything that goes wrong ends here, the framework's own refusals included. No exception's text
/// reaches a client.
@NullMarked
package teahouse.history.problem;

import org.jspecify.annotations.NullMarked;
