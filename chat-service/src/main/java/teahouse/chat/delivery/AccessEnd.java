package teahouse.chat.delivery;

import org.jspecify.annotations.Nullable;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// The event that took somebody's right to a room away.
record AccessEnd(UserId member, Version version, Seq seq) {

  static @Nullable AccessEnd of(TailRecord record) {
    var member = record.member();
    var version = record.version();
    return record.kind().equals("member.left") && member != null && version != null
        ? new AccessEnd(member, version, record.seq())
        : null;
  }
}
