/// Who keeps order in a room: what each role may do to whom, and who is banned.
///
/// ```
/// ban   who may not come in, by (room, person), until it is lifted or its time is over
/// ```
///
/// Changes are decided by [teahouse.chat.room] under the room's lock, which reads and writes this
/// table in its own transaction. A ban that is over by its time stays as a row and means nothing:
/// it gives nobody access, so no event tells of its end.
@NullMarked
package teahouse.chat.moderation;

import org.jspecify.annotations.NullMarked;
