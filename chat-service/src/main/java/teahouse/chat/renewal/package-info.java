/// Renewal of an open socket in place: a ticket, signed with a key that all chat nodes share, says
/// until when which socket of whom may live. Whichever node issues it, the one that holds the
/// socket checks it; nothing is stored.
@NullMarked
package teahouse.chat.renewal;

import org.jspecify.annotations.NullMarked;
