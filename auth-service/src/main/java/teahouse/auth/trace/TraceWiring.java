package teahouse.auth.trace;

import io.micrometer.observation.ObservationPredicate;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.security.config.observation.SecurityObservationSettings;

/// What is not told: probes, the steps inside the security chain, and the texts of errors, which
/// may hold anything.
@Configuration(proxyBeanMethods = false)
class TraceWiring {

  @Bean
  ObservationPredicate withoutProbes() {
    return (_, context) ->
        !(context instanceof ServerRequestObservationContext request
            && isProbe(request.getCarrier()));
  }

  /// They cost more than what they observe. Spring hears of it only where there is one such bean.
  @Bean
  SecurityObservationSettings withoutTheSecurityChain() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SpanExporters discreetExporters(ObjectProvider<SpanExporter> exporters) {
    return SpanExporters.of(exporters.orderedStream().map(DiscreetExporter::new).toList());
  }

  private static boolean isProbe(@Nullable HttpServletRequest request) {
    return request != null && request.getRequestURI().startsWith("/actuator");
  }
}
