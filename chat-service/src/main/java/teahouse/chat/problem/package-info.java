/// The error catalogue (`contracts/errors.md`): one list of codes for REST and the socket.
@NullMarked
package teahouse.chat.problem;

import org.jspecify.annotations.NullMarked;
