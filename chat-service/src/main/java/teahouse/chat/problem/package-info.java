/// The error catalogue (`contracts/errors.md`): one list of codes for REST and the socket.
///
/// - [ErrorCode]: the code, its HTTP status and whether to try again
/// - [Problem]: one occurrence of a code; [ProblemException] carries it out of a request
/// - [ProblemTexts]: what people read, in Chinese or English
///
/// Whatever a REST request fails with, this package answers: RFC 9457, never an exception's text.
@NullMarked
package teahouse.chat.problem;

import org.jspecify.annotations.NullMarked;
