package teahouse.kubernetes;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// The Kubernetes API's own models: an unknown field, a missing one or one of another type is
/// refused.
final class ApiModels {
  private interface Model {
    void validate(JsonElement element) throws IOException;
  }

  private static final Map<String, Model> MODELS =
      Map.of(
          "v1 ConfigMap", V1ConfigMap::validateJsonElement,
          "v1 Namespace", V1Namespace::validateJsonElement,
          "v1 Secret", V1Secret::validateJsonElement,
          "v1 Service", V1Service::validateJsonElement,
          "v1 ServiceAccount", V1ServiceAccount::validateJsonElement,
          "apps/v1 Deployment", V1Deployment::validateJsonElement,
          "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement,
          "networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement,
          "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement,
          "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement);

  /// Kinds of operators, which Kubernetes itself does not know.
  private static final Map<String, String> OTHERS =
      Map.of(
          "monitoring.coreos.com/v1 PodMonitor", "", "monitoring.coreos.com/v1 PrometheusRule", "");

  private ApiModels() {}

  static Optional<String> fault(Map<String, Object> object) {
    var kind = object.get("apiVersion") + " " + object.get("kind");
    var model = MODELS.get(kind);
    if (model == null) {
      return OTHERS.containsKey(kind) ? Optional.empty() : Optional.of("unknown kind " + kind);
    }
    try {
      model.validate(new Gson().toJsonTree(object));
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(
          kind + " " + Tree.text(object, "metadata", "name") + ": " + e.getMessage());
    }
  }
}
