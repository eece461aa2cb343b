package teahouse.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The ways of a service's first process to what it depends on.
///
/// @param brokers one for each
/// @param database the way to the service's schema
public record ServiceLinks(List<Link> brokers, Link database) {
  public ServiceLinks {
    brokers = List.copyOf(brokers);
  }

  /// The settings of a process that goes these ways.
  Map<String, String> redirect(Map<String, String> settings) {
    var redirected = new HashMap<>(settings);
    redirected.put(
        "teahouse.kafka.bootstrap-servers",
        brokers.stream().map(link -> "127.0.0.1:" + link.port()).collect(Collectors.joining(",")));
    redirected.put("teahouse.database.port", Integer.toString(database.port()));
    return redirected;
  }

  void open() throws StartFailure {
    for (var link : brokers) {
      link.open();
    }
    database.open();
  }

  void close() {
    brokers.forEach(Link::close);
    database.close();
  }
}
