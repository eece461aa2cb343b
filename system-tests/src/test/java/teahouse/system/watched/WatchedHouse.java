package teahouse.system.watched;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import teahouse.local.LocalStack;
import teahouse.local.Progress;
import teahouse.local.Service;
import teahouse.local.StackOptions;
import teahouse.local.StartFailure;

/// A house that tells a collector of everything, and writes its logs as one JSON object a line.
/// Started once for the tests of this package.
final class WatchedHouse implements AutoCloseable {

  private final Collector collector;
  private final LocalStack stack;

  private WatchedHouse() throws IOException, StartFailure {
    collector = new Collector();
    Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "watched-");
    stack =
        new LocalStack(
            StackOptions.in(data)
                .withSettings(
                    Map.of(
                        "management.opentelemetry.tracing.export.otlp.endpoint",
                        collector.endpoint(),
                        "management.opentelemetry.tracing.export.schedule-delay",
                        "100ms",
                        "management.tracing.sampling.probability",
                        "1.0",
                        "logging.structured.format.console",
                        "ecs")),
            new Progress(System.out));
    stack.start();
  }

  URI address() {
    return stack.address();
  }

  /// Where a service tells of its health and its numbers.
  URI management(Service service) {
    return stack.service(service).management();
  }

  Collector collector() {
    return collector;
  }

  /// All that a service has written to its log.
  List<String> log(Service service) throws IOException {
    return Files.readAllLines(stack.service(service).log());
  }

  Stream<String> logs() throws IOException {
    List<String> all = new ArrayList<>();
    for (Service service : Service.values()) {
      all.addAll(log(service));
    }
    return all.stream();
  }

  void losesItsDatabase() {
    stack.database().kill();
  }

  void findsItsDatabase() throws StartFailure {
    stack.database().start();
    stack.database().awaitReady();
  }

  @Override
  public void close() {
    stack.close();
    collector.close();
  }

  /// Gives a test its [WatchedHouse].
  static final class Extension implements ParameterResolver {

    private static final ExtensionContext.Namespace HERE =
        ExtensionContext.Namespace.create(WatchedHouse.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == WatchedHouse.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(HERE)
          .computeIfAbsent(WatchedHouse.class, _ -> opened(), WatchedHouse.class);
    }

    private static WatchedHouse opened() {
      try {
        return new WatchedHouse();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (StartFailure failure) {
        throw new AssertionError(failure.getMessage(), failure);
      }
    }
  }
}
