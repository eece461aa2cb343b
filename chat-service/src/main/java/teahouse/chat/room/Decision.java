package teahouse.chat.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.EventKind;
import teahouse.chat.vocabulary.Role;
import teahouse.chat.vocabulary.UserId;

/// What comes of a [RoomChange].
sealed interface Decision {

  /// These take effect, in this order.
  record Accepted(List<Effect> effects) implements Decision {}

  /// The same wish came before, and this event answers it.
  record Repeated(EventId event) implements Decision {}

  /// It is so already, since this event.
  record AlreadySo(EventId event) implements Decision {}

  record Refused(ErrorCode code) implements Decision {}

  /// One event about one member.
  sealed interface Effect {

    UserId member();

    /// A state of the membership begins.
    record Placed(EventKind kind, UserId member, MembershipState state, Role role)
        implements Effect {}

    record Ranked(UserId member, Role role) implements Effect {}

    /// Out, and kept out.
    ///
    /// @param until when the ban is over by itself
    record Banned(UserId member, Optional<Instant> until) implements Effect {}

    record Unbanned(UserId member) implements Effect {}
  }
}
