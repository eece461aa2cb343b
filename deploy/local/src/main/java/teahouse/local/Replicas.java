package teahouse.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All processes of one service, and the one port that leads to them.
///
/// @param port of the only process, or of the balancer in front of several
record Replicas(Service service, int port, List<Integer> ports) {
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-Xmx256m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          // Half the work at start, when four of them share two cores.
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /// @param port where the service is reached; 0 takes a free one
  static Replicas of(Service service, int port, int count) {
    int entrance = port == 0 ? Ports.free() : port;
    return new Replicas(
        service,
        entrance,
        count == 1
            ? List.of(entrance)
            : Stream.generate(Ports::free).distinct().limit(count).toList());
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  boolean needBalancer() {
    return ports.size() > 1;
  }

  /// The processes, run from what the build left in `<home>/<module>/target/app`.
  List<ServiceProcess> processes(Path home, IntFunction<Map<String, String>> settings, Path logs) {
    var module = service.module();
    var jar = home.resolve(module).resolve("target/app").resolve(module + ".jar");
    return IntStream.range(0, ports.size())
        .mapToObj(i ->
            new ServiceProcess(
                needBalancer() ? module + "-" + (i + 1) : module,
                jar,
                ports.get(i),
                JAVA_OPTIONS,
                settings.apply(i),
                logs))
        .toList();
  }
}
