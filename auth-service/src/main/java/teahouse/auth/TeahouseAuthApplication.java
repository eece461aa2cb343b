package teahouse.auth;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class TeahouseAuthApplication {

  public static void main(String[] args) {
    SpringApplication.run(TeahouseAuthApplication.class, args);
  }

  @Bean
  static Clock clock() {
    return Clock.systemUTC();
  }
}
