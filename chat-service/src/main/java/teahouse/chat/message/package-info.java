/// Posting, once: what may be said, under which id, and when it counts as said.
///
/// A post is answered when this node's own tail has read it, or the earlier record of its id: two
/// nodes that race on one id answer the same seq. Whatever is not answered so is unknown, never
/// failed, and may be sent again with the same id.
@NullMarked
package teahouse.chat.message;

import org.jspecify.annotations.NullMarked;
