package teahouse.local;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The links of a stack: those in front of services with several processes, and those that lead the
/// first processes to brokers and database, if the stack is to have them.
final class StackLinks {
  private final Map<Service, ServiceLinks> ways = new EnumMap<>(Service.class);
  private final Map<Service, Link> doors = new EnumMap<>(Service.class);

  StackLinks(Map<Service, Replicas> replicas) {
    replicas.forEach((service, all) -> {
      if (all.needBalancer()) {
        doors.put(service, new Link("the door of " + service.module(), all.port(), all.ports()));
      }
    });
  }

  /// Who comes to the brokers by links.
  static List<String> guests(StackOptions options) {
    return options.linked()
        ? Arrays.stream(Service.values()).filter(Service::hasSchema).map(Service::name).toList()
        : List.of();
  }

  void lead(Service service, List<Link> toBrokers, DatabaseAddress schema) {
    if (!toBrokers.isEmpty()) {
      var toDatabase = new Link(service + " to the database", Ports.free(), List.of(schema.port()));
      ways.put(service, new ServiceLinks(toBrokers, toDatabase));
    }
  }

  /// The settings of a service's process, by number from 0.
  Map<String, String> settings(Service service, int process, Map<String, String> settings) {
    var own = ways.get(service);
    return own == null || process > 0 ? settings : own.redirect(settings);
  }

  ServiceLinks ways(Service service) {
    return Objects.requireNonNull(ways.get(service), "no links");
  }

  Link door(Service service) {
    return Objects.requireNonNull(doors.get(service), "no door");
  }

  void open() throws StartFailure {
    for (var way : ways.values()) {
      way.open();
    }
    for (var door : doors.values()) {
      door.open();
    }
  }

  void close() {
    ways.values().forEach(ServiceLinks::close);
    doors.values().forEach(Link::close);
  }
}
