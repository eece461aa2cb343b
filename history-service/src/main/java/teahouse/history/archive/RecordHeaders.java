package teahouse.history.archive;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record's headers as text, each by the name that `contracts/README.md` gives it.
record RecordHeaders(Headers headers) {

  <T> T required(String name, Function<String, Optional<T>> parse) throws Unreadability {
    String text = text(name);
    if (text == null) {
      throw new Unreadability("header %s: none".formatted(name));
    }
    return parse
        .apply(text)
        .orElseThrow(() -> new Unreadability("header %s: malformed".formatted(name)));
  }

  @Nullable String text(String name) {
    var header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
