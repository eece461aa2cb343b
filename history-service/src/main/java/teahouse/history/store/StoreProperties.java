package teahouse.history.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How the database is used.
///
/// @param readers connections for answering requests
/// @param writers connections of the archive: how many partitions are written at once
/// @param acquireTimeout how long a request waits for a connection
/// @param statementTimeout after which the server itself ends a reader's statement
/// @param answerTimeout after which a request is told that the database does not answer
@Validated
@ConfigurationProperties("teahouse.store")
public record StoreProperties(
    @DefaultValue("10") @Min(1) @Max(200) int readers,
    @DefaultValue("4") @Min(1) @Max(64) int writers,
    @DefaultValue("1s") @NotNull Duration acquireTimeout,
    @DefaultValue("2s") @NotNull Duration statementTimeout,
    @DefaultValue("3s") @NotNull Duration answerTimeout) {}
