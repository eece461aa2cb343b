package teahouse.chat.delivery;

import java.util.NavigableMap;
import java.util.TreeMap;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// What the store says of one person in one room, and what the log says of it, later.
final class ModelMembership {

  final UserId user;

  private final NavigableMap<Long, Long> endsByVersion = new TreeMap<>();
  private boolean joined = true;
  private Version version = new Version(1);

  ModelMembership(UserId user) {
    this.user = user;
  }

  boolean isJoined() {
    return joined;
  }

  Version version() {
    return version;
  }

  void changes(Version at) {
    joined = !joined;
    version = at;
  }

  /// The log has it.
  void ended(Version at, long seq) {
    endsByVersion.put(at.value(), seq);
  }

  /// Where the first end is that a membership of this version does not outlive.
  long endOf(Version membership) {
    return endsByVersion.tailMap(membership.value(), false).values().stream()
        .mapToLong(Long::longValue)
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
