package teahouse.chat.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import teahouse.chat.moderation.Deed;
import teahouse.chat.moderation.Powers;
import teahouse.chat.moderation.Standing;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.room.Decision.Accepted;
import teahouse.chat.room.Decision.AlreadySo;
import teahouse.chat.room.Decision.Effect;
import teahouse.chat.room.Decision.Refused;
import teahouse.chat.vocabulary.EventKind;
import teahouse.chat.vocabulary.Role;

/// What members may do to others, by [Powers].
final class ModerationRules {

  private static final Refused NOT_PERMITTED = new Refused(ErrorCode.NOT_PERMITTED);
  private static final Refused NOT_A_MEMBER = new Refused(ErrorCode.NOT_A_MEMBER);

  private ModerationRules() {}

  /// Also takes an invitation back.
  static Decision remove(RoomChange.Remove change, Situation now) {
    var refusal = refusal(now, Deed.REMOVE, now.standing());
    if (refusal != null) {
      return refusal;
    }
    return now.other()
        .<Decision>map(other ->
            other.isPresent()
                ? new Accepted(
                    List.of(
                        new Effect.Placed(
                            EventKind.MEMBER_REMOVED,
                            change.member(),
                            MembershipState.LEFT,
                            Role.MEMBER)))
                : new AlreadySo(other.sinceEvent()))
        .orElse(NOT_A_MEMBER);
  }

  /// Also of somebody who was never there. A second ban takes the first one's place.
  static Decision ban(RoomChange.Ban change, Situation now) {
    var refusal = refusal(now, Deed.BAN, now.standing());
    if (refusal != null) {
      return refusal;
    }
    var until = change.lasting().map(now.at()::plus);
    return now.ban()
        .filter(ban -> ban.until().isEmpty() && until.isEmpty())
        .<Decision>map(ban -> new AlreadySo(ban.event()))
        .orElseGet(() -> new Accepted(List.of(new Effect.Banned(change.user(), until))));
  }

  static Decision unban(RoomChange.Unban change, Situation now) {
    var refusal = refusal(now, Deed.UNBAN, Standing.OUTSIDE);
    if (refusal != null) {
      return refusal;
    }
    return now.isBanned()
        ? new Accepted(List.of(new Effect.Unbanned(change.user())))
        : new Refused(ErrorCode.NOT_BANNED);
  }

  static Decision setRole(RoomChange.SetRole change, Situation now) {
    var refusal = refusal(now, Deed.SET_ROLE, now.standing());
    if (refusal != null) {
      return refusal;
    }
    return now.other()
        .filter(Member::isJoined)
        .<Decision>map(other ->
            other.role() == change.role()
                ? new AlreadySo(other.sinceEvent())
                : new Accepted(List.of(new Effect.Ranked(change.member(), change.role()))))
        .orElse(NOT_A_MEMBER);
  }

  private static @Nullable Refused refusal(Situation now, Deed deed, Standing whom) {
    if (now.role().isEmpty()) {
      return RoomRules.NOT_FOUND;
    }
    var role = now.role().get();
    // Whoever may do it to nobody learns nothing of the other.
    if (!Powers.may(role, deed)) {
      return NOT_PERMITTED;
    }
    if (deed == Deed.SET_ROLE && whom == Standing.OUTSIDE) {
      return NOT_A_MEMBER;
    }
    return Powers.may(role, deed, whom) ? null : NOT_PERMITTED;
  }
}
