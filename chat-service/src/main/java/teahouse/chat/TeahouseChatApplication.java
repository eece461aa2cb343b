package teahouse.chat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class TeahouseChatApplication {

  public static void main(String[] args) {
    SpringApplication.run(TeahouseChatApplication.class, args);
  }
}
