package teahouse.history.archive;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How the log is archived.
///
/// @param group the consumer group whose members share the partitions
/// @param deadLetters the topic that unreadable records are copied to
/// @param batchRows most records of one transaction
/// @param batchSize most bytes of values of one transaction (one record may be larger)
/// @param firstRetry how long a partition rests after its first failure; each further one doubles
///   it
/// @param lastRetry and never more than this
/// @param sessionTimeout after which the group gives a silent replica's partitions to the others
/// @param stopPatience how long a stopping replica waits for the batches it has begun
@Validated
@ConfigurationProperties("teahouse.archive")
record ArchiveProperties(
    @DefaultValue("history-archive") @NotBlank String group,
    @DefaultValue("room-log-dlt") @NotBlank String deadLetters,
    @DefaultValue("512") @Min(1) @Max(5000) int batchRows,
    @DefaultValue("1MB") @NotNull DataSize batchSize,
    @DefaultValue("100ms") @NotNull Duration firstRetry,
    @DefaultValue("5s") @NotNull Duration lastRetry,
    @DefaultValue("10s") @NotNull Duration sessionTimeout,
    @DefaultValue("10s") @NotNull Duration stopPatience) {

  /// Doubles with each failure in a row.
  Duration restAfter(int failures) {
    Duration rest = firstRetry.multipliedBy(1L << Math.min(failures - 1, 16));
    return rest.compareTo(lastRetry) < 0 ? rest : lastRetry;
  }
}
