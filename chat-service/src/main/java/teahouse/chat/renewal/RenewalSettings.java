package teahouse.chat.renewal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How tickets are made.
///
/// @param key signs tickets (HS256); the same on all nodes; 32 characters or more
/// @param ticketLife how long a ticket may be used
@Validated
@ConfigurationProperties("teahouse.renewal")
public record RenewalSettings(
    @NotNull @Size(min = 32) String key, @DefaultValue("60s") Duration ticketLife) {}
