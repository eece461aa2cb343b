package teahouse.chat.moderation;

import static teahouse.chat.moderation.Standing.MEMBER;
import static teahouse.chat.moderation.Standing.MODERATOR;
import static teahouse.chat.moderation.Standing.OUTSIDE;

import java.util.EnumSet;
import java.util.Set;
import teahouse.chat.vocabulary.Role;

/// Who may do what to whom: the one table, published in `contracts/README.md`. Whoever is not in a
/// room may do nothing in it. Nothing can be done to an owner.
public final class Powers {

  private static final Set<Standing> NOBODY = EnumSet.noneOf(Standing.class);

  private Powers() {}

  public static boolean may(Role by, Deed deed, Standing whom) {
    return over(by, deed).contains(whom);
  }

  /// Whether there is anybody to whom the role may do it.
  public static boolean may(Role by, Deed deed) {
    return !over(by, deed).isEmpty();
  }

  private static Set<Standing> over(Role by, Deed deed) {
    return switch (deed) {
      case INVITE -> EnumSet.of(OUTSIDE);
      case REMOVE, BAN ->
          switch (by) {
            case OWNER -> EnumSet.of(MODERATOR, MEMBER, OUTSIDE);
            case MODERATOR -> EnumSet.of(MEMBER, OUTSIDE);
            case MEMBER -> NOBODY;
          };
      case UNBAN, SEE_BANS ->
          switch (by) {
            case OWNER, MODERATOR -> EnumSet.of(OUTSIDE);
            case MEMBER -> NOBODY;
          };
      case SET_ROLE ->
          switch (by) {
            case OWNER -> EnumSet.of(MODERATOR, MEMBER);
            case MODERATOR, MEMBER -> NOBODY;
          };
    };
  }
}
