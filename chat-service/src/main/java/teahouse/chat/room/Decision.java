package teahouse.chat.room;

import java.util.List;
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
  record Effect(EventKind kind, UserId member, MembershipState state, Role role) {}
}
