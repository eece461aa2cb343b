package teahouse.chat.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param poll how often a node looks for events that nobody woke it for
/// @param lease how long a node that fell silent keeps others from relaying a room
/// @param readBackWithin how long a node waits to read in the log what it relayed; then it relays
///   it again
/// @param rooms how many rooms are relayed at once
@Validated
@ConfigurationProperties("teahouse.outbox")
record OutboxSettings(
    @DefaultValue("200ms") Duration poll,
    @DefaultValue("10s") Duration lease,
    @DefaultValue("5s") Duration readBackWithin,
    @DefaultValue("16") @Min(1) @Max(256) int rooms) {}
