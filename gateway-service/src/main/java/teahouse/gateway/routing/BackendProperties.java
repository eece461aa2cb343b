package teahouse.gateway.routing;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where the three services are, seen from here.
///
/// @param authUri auth-service, by the back channel
/// @param chatUri chat-service, whose socket it is
/// @param historyUri history-service
@Validated
@ConfigurationProperties("teahouse")
record BackendProperties(@NotNull URI authUri, @NotNull URI chatUri, @NotNull URI historyUri) {}
