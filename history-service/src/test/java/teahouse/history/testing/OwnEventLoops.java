package teahouse.history.testing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/// Lets several services live in one JVM: else the first that stops takes the event loops of all
/// with it.
@Configuration(proxyBeanMethods = false)
class OwnEventLoops {

  @Bean
  ReactorResourceFactory reactorResourceFactory() {
    var factory = new ReactorResourceFactory();
    factory.setUseGlobalResources(false);
    return factory;
  }
}
