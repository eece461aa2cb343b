/// The frames of the socket (`contracts/asyncapi.yaml`) and their JSON. Nothing else knows the JSON
/// of frames, but for `events`, whose bytes delivery splices from the log's.
@NullMarked
package teahouse.chat.protocol;

import org.jspecify.annotations.NullMarked;
