package teahouse.chat.room;

import teahouse.chat.vocabulary.Role;
import teahouse.chat.vocabulary.Version;

/// What somebody is to a room. An unknown room and one that the person has nothing to do with are
/// both [None].
public sealed interface Membership {

  /// May read and post.
  record Joined(Role role, Version version) implements Membership {}

  /// May join, and neither read nor post.
  record Invited(Version version) implements Membership {}

  record None() implements Membership {}
}
