package teahouse.auth.session;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where session events go.
///
/// @param bootstrapServers where the brokers are, `host:port`, comma-separated
/// @param replicationFactor of the topic, if it is this service that makes it; -1: the brokers'
@Validated
@ConfigurationProperties("teahouse.kafka")
record KafkaProperties(
    @NotBlank String bootstrapServers, @DefaultValue("-1") short replicationFactor) {}
