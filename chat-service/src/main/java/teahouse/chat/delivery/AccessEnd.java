package teahouse.chat.delivery;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// The event that took somebody's right to a room away.
record AccessEnd(UserId member, Version version, Seq seq) {

  private static final Set<String> TAKING =
      Set.of("member.left", "member.removed", "member.banned");

  static @Nullable AccessEnd of(TailRecord record) {
    var member = record.member();
    var version = record.version();
    return TAKING.contains(record.kind()) && member != null && version != null
        ? new AccessEnd(member, version, record.seq())
        : null;
  }
}
