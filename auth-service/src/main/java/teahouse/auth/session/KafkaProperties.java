package teahouse.auth.session;

import jakarta.validation.constraints.NotBlank;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where session events go.
///
/// @param bootstrapServers where the brokers are, `host:port`, comma-separated
/// @param replicationFactor of the topic, if it is this service that makes it; -1: the brokers'
/// @param properties of Kafka's clients besides, such as those for TLS and SASL
@Validated
@ConfigurationProperties("teahouse.kafka")
record KafkaProperties(
    @NotBlank String bootstrapServers,
    @DefaultValue("-1") short replicationFactor,
    @DefaultValue Map<String, String> properties) {

  /// What a client is made with: what is said here, and above it what the caller insists on.
  Map<String, Object> client(Map<String, Object> own) {
    var all = new HashMap<String, Object>(properties);
    all.put("bootstrap.servers", bootstrapServers);
    all.putAll(own);
    return all;
  }

  /// Without what may hold a password.
  @Override
  public String toString() {
    return "KafkaProperties[" + bootstrapServers + "]";
  }
}
