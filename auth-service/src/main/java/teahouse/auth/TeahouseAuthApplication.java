package teahouse.auth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class TeahouseAuthApplication {

  public static void main(String[] args) {
    SpringApplication.run(TeahouseAuthApplication.class, args);
  }
}
