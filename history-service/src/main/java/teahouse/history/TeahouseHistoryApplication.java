package teahouse.history;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class TeahouseHistoryApplication {

  public static void main(String[] args) {
    SpringApplication.run(TeahouseHistoryApplication.class, args);
  }
}
