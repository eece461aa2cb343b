package teahouse.history.archive;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import teahouse.history.vocabulary.MembershipState;
import teahouse.history.vocabulary.UserId;
import teahouse.history.vocabulary.Version;

/// Finds what an event makes of its room's state. Kinds that are not known change nothing.
final class StateReader {

  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");
  private static final Pattern WORD = Pattern.compile("[a-z-]{1,16}");
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_TOPIC = 1000;

  @Nullable StateChange read(String kind, RecordHeaders headers, Map<String, String> value)
      throws Unreadability {
    return switch (kind) {
      case "room.created" -> details(headers, value);
      case "member.joined", "member.role-changed" ->
          membership(headers, MembershipState.JOINED, word(value, "role"));
      case "member.invited" -> membership(headers, MembershipState.INVITED, null);
      case "member.left", "member.removed", "member.banned" ->
          membership(headers, MembershipState.LEFT, null);
      case "member.unbanned" ->
          new StateChange.Unseen(headers.required("version", StateReader::version));
      default -> null;
    };
  }

  private static StateChange details(RecordHeaders headers, Map<String, String> value)
      throws Unreadability {
    return new StateChange.Details(
        headers.required("version", StateReader::version),
        text(value, "name", LONGEST_NAME),
        text(value, "topic", LONGEST_TOPIC),
        word(value, "visibility"));
  }

  private static StateChange membership(
      RecordHeaders headers, MembershipState state, @Nullable String role) throws Unreadability {
    return new StateChange.Membership(
        headers.required("version", StateReader::version),
        headers.required("member", UserId::parse),
        state,
        role);
  }

  private static String word(Map<String, String> value, String field) throws Unreadability {
    String text = text(value, field, Integer.MAX_VALUE);
    if (!WORD.matcher(text).matches()) {
      throw new Unreadability("value: field %s is malformed".formatted(field));
    }
    return text;
  }

  private static String text(Map<String, String> value, String field, int longest)
      throws Unreadability {
    String text = value.get(field);
    if (text == null || text.codePointCount(0, text.length()) > longest) {
      throw new Unreadability("value: field %s is missing or too long".formatted(field));
    }
    return text;
  }

  private static Optional<Version> version(String text) {
    return VERSION.matcher(text).matches()
        ? Optional.of(new Version(Long.parseLong(text)))
        : Optional.empty();
  }
}
