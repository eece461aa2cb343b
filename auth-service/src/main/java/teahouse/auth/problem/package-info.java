/// How errors are told: the codes of `contracts/errors.md` that this service uses, as RFC 9457
/// problem details in the reader's language.
@NullMarked
package teahouse.auth.problem;

import org.jspecify.annotations.NullMarked;
