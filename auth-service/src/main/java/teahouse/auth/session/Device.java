package teahouse.auth.session;

import org.jspecify.annotations.Nullable;

/// What a browser calls itself, to be told from others in a list. Nothing rests on it.
public record Device(String name) {

  private static final int LONGEST = 255;

  static Device of(@Nullable String userAgent) {
    String plain = userAgent == null ? "" : userAgent.replaceAll("[^\\x20-\\x7e]", "?");
    return new Device(plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST));
  }
}
