package teahouse.system.checker;

/// What stands at a place in a room, as somebody saw it. Two observations agree if they are equal.
///
/// @param digest of the content; observers of the same event compute the same
public record Event(long seq, String id, String by, long digest) {}
