package teahouse.local.testing;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import teahouse.local.DatabaseAddress;

/// What the fixtures run on. The switch is `TEAHOUSE_TEST_INFRASTRUCTURE` in the environment or
/// `teahouse.test.infrastructure` as a system property, which goes first:
///
/// - `local`: processes of this machine
/// - `docker`: containers, and a failure if they cannot be had
/// - `auto` (default): containers if a Docker engine answers and has or gets the images, else
///   processes
sealed interface Infrastructure permits LocalInfrastructure, DockerInfrastructure {
  String startBroker();

  DatabaseAddress startDatabase();

  static Infrastructure get() {
    return Holder.CHOSEN;
  }

  private static Infrastructure choose() {
    var wanted =
        Optional.ofNullable(System.getProperty("teahouse.test.infrastructure"))
            .or(() -> Optional.ofNullable(System.getenv("TEAHOUSE_TEST_INFRASTRUCTURE")))
            .orElse("auto")
            .toLowerCase(Locale.ROOT);
    return switch (wanted) {
      case "local" -> new LocalInfrastructure();
      case "docker" -> new DockerInfrastructure();
      case "auto" ->
          DockerEngine.find()
              .filter(engine -> engine.hasOrGets(DockerInfrastructure.images()))
              .<Infrastructure>map(engine -> new DockerInfrastructure())
              .orElseGet(LocalInfrastructure::new);
      default ->
          throw new IllegalArgumentException(
              "TEAHOUSE_TEST_INFRASTRUCTURE: %s (expected: local, docker or auto)"
                  .formatted(wanted));
    };
  }

  final class Holder {
    private static final Infrastructure CHOSEN = Objects.requireNonNull(choose());

    private Holder() {}
  }
}
