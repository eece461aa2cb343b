package teahouse.gateway.world;

import java.time.Clock;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.client.ReactorResourceFactory;

/// What is different for a gateway that shares its JVM with others: its time can be moved, and it
/// takes its own event loops with it when it stops.
record Staging(MovableClock clock) implements BeanPostProcessor {

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof ReactorResourceFactory resources) {
      resources.setUseGlobalResources(false);
    }
    return bean;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof Clock ? clock : bean;
  }
}
