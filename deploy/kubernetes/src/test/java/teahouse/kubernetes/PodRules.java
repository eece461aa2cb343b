package teahouse.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What each Deployment's pods must keep, beyond what the API demands.
final class PodRules {
  private PodRules() {}

  static List<String> faults(Map<String, Object> deployment) {
    var faults = new ArrayList<String>();
    var pod = Tree.map(deployment, "spec", "template", "spec");
    need(
        faults,
        Tree.text(deployment, "spec", "strategy", "rollingUpdate", "maxUnavailable").equals("0"),
        "a rollout takes pods away before new ones are there");
    need(
        faults,
        !Tree.text(deployment, "spec", "strategy", "rollingUpdate", "maxSurge").matches("0|null"),
        "a rollout cannot surge");
    need(
        faults,
        Tree.at(deployment, "spec", "replicas") == null,
        "replicas, which are the autoscaler's business");
    need(
        faults,
        Tree.text(pod, "automountServiceAccountToken").equals("false"),
        "a token of the cluster in the pod");
    need(
        faults,
        Tree.text(pod, "securityContext", "runAsNonRoot").equals("true"),
        "may run as root");
    need(
        faults,
        Tree.text(pod, "securityContext", "seccompProfile", "type").equals("RuntimeDefault"),
        "no seccomp profile");
    for (var host : List.of("hostNetwork", "hostPID", "hostIPC")) {
      need(faults, Tree.at(pod, host) == null, host);
    }
    for (var key : List.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")) {
      need(
          faults,
          Tree.list(pod, "topologySpreadConstraints").stream()
              .anyMatch(c -> Tree.text(c, "topologyKey").equals(key)),
          "not spread over " + key);
    }
    for (var volume : Tree.list(pod, "volumes")) {
      need(faults, Tree.at(volume, "hostPath") == null, "a folder of the host");
    }
    Tree.list(pod, "containers").forEach(container -> faults.addAll(container(container)));
    return faults.stream()
        .map(fault -> Tree.text(deployment, "metadata", "name") + ": " + fault)
        .toList();
  }

  private static List<String> container(Object container) {
    var faults = new ArrayList<String>();
    var image = Tree.text(container, "image");
    need(
        faults,
        image.matches(".+:[^:/]+") && !image.endsWith(":latest"),
        "image without a version: " + image);
    for (var bound : List.of("requests", "limits")) {
      for (var measure : List.of("cpu", "memory")) {
        need(
            faults,
            Tree.at(container, "resources", bound, measure) != null,
            "no " + bound + " of " + measure);
      }
    }
    need(
        faults,
        Tree.text(container, "resources", "requests", "memory")
            .equals(Tree.text(container, "resources", "limits", "memory")),
        "memory that is promised to others too");
    need(
        faults,
        Tree.text(container, "securityContext", "readOnlyRootFilesystem").equals("true"),
        "writable root");
    need(
        faults,
        Tree.list(container, "volumeMounts").stream()
            .anyMatch(m -> Tree.text(m, "mountPath").equals("/tmp")),
        "no /tmp, where Netty's native transport is unpacked");
    need(
        faults,
        Tree.text(container, "securityContext", "allowPrivilegeEscalation").equals("false"),
        "may gain privileges");
    need(
        faults,
        Tree.list(container, "securityContext", "capabilities", "drop").equals(List.of("ALL")),
        "keeps capabilities");
    need(faults, Tree.at(container, "securityContext", "privileged") == null, "privileged");
    need(
        faults,
        Tree.text(container, "livenessProbe", "httpGet", "path")
            .equals("/actuator/health/liveness"),
        "liveness asks something else than whether it lives");
    need(
        faults,
        Tree.text(container, "startupProbe", "httpGet", "path").equals("/actuator/health/liveness"),
        "no time to start");
    need(
        faults,
        Tree.text(container, "readinessProbe", "httpGet", "path")
            .equals("/actuator/health/readiness"),
        "readiness is not asked");
    need(
        faults,
        Tree.at(container, "lifecycle", "preStop", "sleep", "seconds") instanceof Integer,
        "goes before the proxies have heard of it");
    need(
        faults,
        Tree.list(container, "env").stream()
            .noneMatch(e -> Tree.at(e, "valueFrom", "secretKeyRef") != null),
        "a secret in the environment");
    return faults;
  }

  private static void need(List<String> faults, boolean kept, String fault) {
    if (!kept) {
      faults.add(fault);
    }
  }
}
