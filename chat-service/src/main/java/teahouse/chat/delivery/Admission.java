package teahouse.chat.delivery;

import teahouse.chat.vocabulary.Seq;

/// A subscription that is open.
///
/// @param from every event with this seq or a higher one comes on the socket
/// @param current whether the client has all below `from`: there is nothing to fetch
public record Admission(Seq from, boolean current) {}
