package teahouse.chat.vocabulary;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as they cross the process boundary: `2026-05-03T08:15:30.123Z`. [Instant#toString] drops
/// the milliseconds when there are none.
public final class WireTime {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private WireTime() {}

  public static String of(Instant time) {
    return FORM.format(time);
  }
}
