package teahouse.chat.room;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.room.Decision.Accepted;
import teahouse.chat.room.Decision.AlreadySo;
import teahouse.chat.room.Decision.Effect;
import teahouse.chat.room.Decision.Refused;
import teahouse.chat.room.Decision.Repeated;
import teahouse.chat.vocabulary.EventKind;
import teahouse.chat.vocabulary.Role;
import teahouse.chat.vocabulary.UserId;

/// Who may change what in a room. Whoever may not see a room hears the same as if there was none.
final class RoomRules {

  static final Refused NOT_FOUND = new Refused(ErrorCode.ROOM_NOT_FOUND);

  private RoomRules() {}

  static Decision decide(RoomChange change, Situation now) {
    return now.earlier()
        .map(earlier -> decideAgain(change, earlier, now))
        .orElseGet(() -> decideAnew(change, now));
  }

  private static Decision decideAgain(RoomChange change, KnownChange earlier, Situation now) {
    boolean own = earlier.by().equals(change.by());
    if (own && earlier.digest().equals(change.digest())) {
      return new Repeated(earlier.event());
    }
    return own || isVisible(now) ? new Refused(ErrorCode.ID_TAKEN) : NOT_FOUND;
  }

  private static Decision decideAnew(RoomChange change, Situation now) {
    if (!isVisible(now)) {
      return NOT_FOUND;
    }
    return switch (change) {
      case RoomChange.Create c -> create(c);
      case RoomChange.Join c -> join(c, now);
      case RoomChange.Leave c -> leave(c, now.mine(), now.other());
      case RoomChange.Invite c -> invite(c, now);
      case RoomChange.Remove c -> ModerationRules.remove(c, now);
      case RoomChange.Ban c -> ModerationRules.ban(c, now);
      case RoomChange.Unban c -> ModerationRules.unban(c, now);
      case RoomChange.SetRole c -> ModerationRules.setRole(c, now);
    };
  }

  static Accepted create(RoomChange.Create change) {
    return new Accepted(List.of(joined(change.by(), Role.OWNER)));
  }

  private static Decision join(RoomChange.Join change, Situation now) {
    if (now.isBanned()) {
      return new Refused(ErrorCode.BANNED);
    }
    return now.mine()
        .filter(Member::isJoined)
        .<Decision>map(member -> new AlreadySo(member.sinceEvent()))
        .orElseGet(() -> new Accepted(List.of(joined(change.by(), Role.MEMBER))));
  }

  private static Decision leave(
      RoomChange.Leave change, Optional<Member> mine, Optional<Member> nextInLine) {
    if (mine.isEmpty()) {
      return NOT_FOUND;
    }
    var leaver = mine.get();
    if (!leaver.isPresent()) {
      return new AlreadySo(leaver.sinceEvent());
    }
    Effect left =
        new Effect.Placed(EventKind.MEMBER_LEFT, change.by(), MembershipState.LEFT, Role.MEMBER);
    var succession =
        nextInLine
            .filter(_ -> leaver.isJoined() && leaver.role() == Role.OWNER)
            .filter(heir -> heir.role() != Role.OWNER)
            .map(RoomRules::promoted);
    return new Accepted(Stream.concat(Stream.of(left), succession.stream()).toList());
  }

  private static Decision invite(RoomChange.Invite change, Situation now) {
    if (now.role().isEmpty()) {
      return NOT_FOUND;
    }
    if (now.isBanned()) {
      return new Refused(ErrorCode.USER_BANNED);
    }
    if (now.other().filter(Member::isJoined).isPresent()) {
      return new Refused(ErrorCode.ALREADY_MEMBER);
    }
    return now.other()
        .filter(Member::isInvited)
        .<Decision>map(invited -> new AlreadySo(invited.sinceEvent()))
        .orElseGet(() -> new Accepted(List.of(invited(change.invited()))));
  }

  private static boolean isVisible(Situation now) {
    return now.room().visibility() == Visibility.PUBLIC
        || now.mine().filter(Member::isPresent).isPresent();
  }

  private static Effect joined(UserId member, Role role) {
    return new Effect.Placed(EventKind.MEMBER_JOINED, member, MembershipState.JOINED, role);
  }

  private static Effect invited(UserId member) {
    return new Effect.Placed(
        EventKind.MEMBER_INVITED, member, MembershipState.INVITED, Role.MEMBER);
  }

  private static Effect promoted(Member heir) {
    return new Effect.Ranked(heir.user(), Role.OWNER);
  }
}
