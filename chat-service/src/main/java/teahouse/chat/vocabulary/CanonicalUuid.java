package teahouse.chat.vocabulary;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// UUIDs as they cross the process boundary: 36 characters, lower case. [UUID#fromString] alone
/// takes `1-1-1-1-1` too.
public final class CanonicalUuid {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private CanonicalUuid() {}

  public static Optional<UUID> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }
}
