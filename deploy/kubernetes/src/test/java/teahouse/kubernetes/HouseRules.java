package teahouse.kubernetes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What all objects together must keep.
record HouseRules(List<Map<String, Object>> objects) {
  List<String> faults() {
    var faults = new ArrayList<String>();
    objects.forEach(object -> ApiModels.fault(object).ifPresent(faults::add));
    of("Deployment")
        .forEach(deployment -> {
          faults.addAll(PodRules.faults(deployment));
          faults.addAll(companions(deployment));
        });
    faults.addAll(doors());
    of("Namespace")
        .filter(n ->
            !Tree.text(n, "metadata", "labels", "pod-security.kubernetes.io/enforce")
                .equals("restricted"))
        .forEach(_ -> faults.add("namespace: pods are not restricted"));
    of("Ingress")
        .forEach(ingress -> {
          for (var wait : List.of("read", "send")) {
            var seconds =
                Tree.text(
                    ingress,
                    "metadata",
                    "annotations",
                    "nginx.ingress.kubernetes.io/proxy-" + wait + "-timeout");
            if (!seconds.matches("\\d+") || Integer.parseInt(seconds) < 600) {
              faults.add("ingress: cuts quiet sockets (proxy-" + wait + "-timeout)");
            }
          }
        });
    return faults;
  }

  Stream<Map<String, Object>> of(String kind) {
    return objects.stream().filter(object -> kind.equals(object.get("kind")));
  }

  private List<String> companions(Map<String, Object> deployment) {
    var faults = new ArrayList<String>();
    var name = Tree.text(deployment, "metadata", "name");
    var labels = Tree.map(deployment, "spec", "template", "metadata", "labels");
    if (of("PodDisruptionBudget")
        .noneMatch(budget ->
            selects(Tree.map(budget, "spec", "selector", "matchLabels"), labels)
                && Tree.text(budget, "spec", "maxUnavailable").equals("1"))) {
      faults.add(name + ": no disruption budget of one pod");
    }
    if (of("HorizontalPodAutoscaler")
        .noneMatch(scaler ->
            Tree.text(scaler, "spec", "scaleTargetRef", "name").equals(name) && slow(scaler))) {
      faults.add(name + ": no autoscaler that scales down slowly");
    }
    if (of("Service")
        .noneMatch(service -> selects(Tree.map(service, "spec", "selector"), labels))) {
      faults.add(name + ": no service leads to it");
    }
    if (of("PodMonitor")
        .noneMatch(monitor ->
            selects(Tree.map(monitor, "spec", "selector", "matchLabels"), labels)
                && Tree.text(monitor, "spec", "podMetricsEndpoints", 0, "path")
                    .equals("/actuator/prometheus"))) {
      faults.add(name + ": nobody reads its metrics");
    }
    return faults;
  }

  private static boolean selects(Map<String, Object> selector, Map<String, Object> labels) {
    return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
  }

  /// Each pod that goes is a drain for its people.
  private static boolean slow(Map<String, Object> scaler) {
    return Tree.at(scaler, "spec", "behavior", "scaleDown", "stabilizationWindowSeconds")
            instanceof Integer window
        && window >= 300
        && Tree.text(scaler, "spec", "behavior", "scaleDown", "policies", 0, "value").equals("1");
  }

  /// Everything is shut by default, and who may go out to somebody is also let in there.
  private List<String> doors() {
    var faults = new ArrayList<String>();
    if (of("NetworkPolicy")
        .noneMatch(policy ->
            Tree.map(policy, "spec", "podSelector").isEmpty()
                && Tree.list(policy, "spec", "policyTypes").equals(List.of("Ingress", "Egress"))
                && Tree.at(policy, "spec", "ingress") == null
                && Tree.at(policy, "spec", "egress") == null)) {
      faults.add("network: open by default");
    }
    Set<String> out = new HashSet<>();
    Set<String> in = new HashSet<>();
    of("NetworkPolicy")
        .forEach(policy -> {
          var self =
              Tree.text(policy, "spec", "podSelector", "matchLabels", "app.kubernetes.io/name");
          for (var way : List.of("ingress", "egress")) {
            for (var rule : Tree.list(policy, "spec", way)) {
              var peers = Tree.list(rule, way.equals("ingress") ? "from" : "to");
              if (peers.isEmpty() || Tree.list(rule, "ports").isEmpty()) {
                faults.add(
                    "network: "
                        + Tree.text(policy, "metadata", "name")
                        + " is open to everybody or on every port");
              }
              for (var peer : peers) {
                var other = Tree.at(peer, "podSelector", "matchLabels", "app.kubernetes.io/name");
                if (other != null) {
                  (way.equals("ingress") ? in : out)
                      .add(way.equals("ingress") ? other + " to " + self : self + " to " + other);
                }
              }
            }
          }
        });
    out.stream()
        .filter(flow -> !in.contains(flow))
        .forEach(flow -> faults.add("network: " + flow + " goes out and is not let in"));
    in.stream()
        .filter(flow -> !out.contains(flow))
        .forEach(flow -> faults.add("network: " + flow + " is let in and cannot go out"));
    return faults;
  }
}
