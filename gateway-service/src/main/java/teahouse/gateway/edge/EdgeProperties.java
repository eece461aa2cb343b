package teahouse.gateway.edge;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// What the edge lets in.
///
/// @param otherHosts names besides the public origin's own under which requests are taken, as in a
///   `Host` header
/// @param trustedProxies addresses or networks (CIDR) of load balancers whose `X-Forwarded-For` is
///   believed; nobody's by default
/// @param bodyLimit the most that a request's body may have
/// @param headerLimit the most that a request's headers may have together
@Validated
@ConfigurationProperties("teahouse.edge")
record EdgeProperties(
    @DefaultValue List<String> otherHosts,
    @DefaultValue List<String> trustedProxies,
    @DefaultValue("64KB") @NotNull DataSize bodyLimit,
    @DefaultValue("16KB") @NotNull DataSize headerLimit) {}
