package teahouse.local;

import java.util.Locale;

/// The four services, in the order in which they are started.
public enum Service {
  AUTH,
  CHAT,
  HISTORY,
  GATEWAY;

  /// The name of its module, such as `chat-service`.
  public String module() {
    return schema() + "-service";
  }

  boolean hasSchema() {
    return this != GATEWAY;
  }

  /// The name of its schema and of the user of that schema.
  String schema() {
    return name().toLowerCase(Locale.ROOT);
  }
}
