package teahouse.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import teahouse.local.DatabaseAddress;
import teahouse.local.LocalStack;
import teahouse.local.Progress;
import teahouse.local.Service;
import teahouse.local.StackOptions;
import teahouse.local.StartFailure;

/// The whole house, started once for all tests and handed to those that ask for it. Each test
/// brings its own people and rooms.
public final class House implements AutoCloseable {

  /// All tests come from one address; what limits an address is proved by the services themselves.
  private static final Map<String, String> CROWD_AT_THE_DOOR =
      Map.of(
          "teahouse.throttle.sign-ins.burst", "1000",
          "teahouse.throttle.sign-ups.burst", "1000",
          "teahouse.rate-limit.sign-in.burst", "1000",
          "teahouse.rate-limit.address.burst", "100000");

  private final LocalStack stack;

  private House(LocalStack stack) {
    this.stack = stack;
  }

  public URI address() {
    return stack.address();
  }

  public String bootstrapServers() {
    return stack.brokers().bootstrapServers();
  }

  /// Where a service's tables are.
  public DatabaseAddress schema(Service service) {
    return stack.schema(service);
  }

  /// What Prometheus would read of a service.
  public String metrics(Service service) {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/actuator/prometheus"
                        .formatted(stack.service(service).managementPort())))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /// `kill -9`.
  public void kills(Service service) {
    stack.service(service).kill();
  }

  /// A fresh start on the same ports and data.
  public void restarts(Service service) {
    try {
      stack.service(service).start();
      stack.service(service).awaitReady();
    } catch (StartFailure failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() {
    stack.close();
  }

  /// Gives a test its [House].
  static final class Extension implements ParameterResolver {

    private static final ExtensionContext.Namespace HERE =
        ExtensionContext.Namespace.create(House.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == House.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(HERE)
          .computeIfAbsent(House.class, _ -> opened(), House.class);
    }
  }

  private static House opened() {
    try {
      Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "house-");
      LocalStack stack =
          new LocalStack(
              StackOptions.in(data).withSettings(CROWD_AT_THE_DOOR), new Progress(System.out));
      stack.start();
      return new House(stack);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (StartFailure failure) {
      throw new AssertionError(failure.getMessage(), failure);
    }
  }
}
