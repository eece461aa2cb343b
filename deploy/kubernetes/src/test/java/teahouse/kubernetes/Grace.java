package teahouse.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether a pod is given the time that it needs to leave, and whether its health asks nobody whom
/// a restart does not mend; both from the service's own configuration and the overlay's.
record Grace(Path root) {
  /// The drain of the gateway is a rate: so many sockets does the autoscaler allow a pod.
  private static final int SOCKETS_OF_A_POD = 5_000;

  /// Spring Boot's own.
  private static final int PHASE_SECONDS = 30;

  int secondsToLeave(String service, Map<String, Object> deployment, String overlay)
      throws IOException {
    var application = application(service);
    var more = Kustomization.documents(overlay).getFirst();
    var pod = Tree.map(deployment, "spec", "template", "spec");
    int preStop = Tree.number(pod, "containers", 0, "lifecycle", "preStop", "sleep", "seconds");
    var phase = Tree.at(application, "spring", "lifecycle", "timeout-per-shutdown-phase");
    int drain =
        switch (service) {
          case "chat" -> seconds(Tree.text(more, "teahouse", "sockets", "drain-for")) + 1;
          case "gateway" ->
              SOCKETS_OF_A_POD / Tree.number(more, "teahouse", "socket", "drain-per-second");
          case "history" -> 10;
          default -> 0;
        };
    return preStop + drain + (phase == null ? PHASE_SECONDS : seconds(phase.toString()));
  }

  List<String> faultsOfHealth(String service) throws IOException {
    var faults = new ArrayList<String>();
    var groups = Tree.map(application(service), "management", "endpoint", "health", "group");
    var liveness = Tree.text(groups, "liveness", "include");
    if (!liveness.matches("null|livenessState")) {
      faults.add(service + ": liveness asks " + liveness);
    }
    if (Tree.text(groups, "readiness", "include").matches(".*\\b(db|r2dbc|kafka|null)\\b.*")) {
      faults.add(service + ": readiness asks what all replicas share");
    }
    return faults;
  }

  private Map<String, Object> application(String service) throws IOException {
    return Kustomization.documents(
            Files.readString(
                root.resolve(service + "-service/src/main/resources/application.yaml")))
        .getFirst();
  }

  private static int seconds(String duration) {
    if (!duration.matches("\\d+s")) {
      throw new IllegalArgumentException(duration + " (expected: seconds, such as 30s)");
    }
    return Integer.parseInt(duration.substring(0, duration.length() - 1));
  }
}
