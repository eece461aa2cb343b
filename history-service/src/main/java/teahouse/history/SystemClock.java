package teahouse.history;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one place where the wall clock comes from.
@Configuration(proxyBeanMethods = false)
class SystemClock {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
