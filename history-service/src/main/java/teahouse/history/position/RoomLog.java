package teahouse.history.position;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;

/// The log that is archived: topic `<name>-<epoch>`.
///
/// @param name of the topic, before the epoch
/// @param epoch stands above the offset in every seq
/// @param partitions as the topic was made; never changes, since it says which partition a room is
///   on
@Validated
@ConfigurationProperties("teahouse.room-log")
public record RoomLog(
    @DefaultValue("room-log") @NotBlank String name,
    @DefaultValue("1") @Min(1) @Max(8191) int epoch,
    @DefaultValue("64") @Min(1) @Max(1024) int partitions) {

  public String topic() {
    return name + "-" + epoch;
  }

  public Seq seq(long offset) {
    return Seq.of(epoch, offset);
  }

  /// As Kafka's producers choose it for keyed records (`contracts/README.md`).
  public int partitionOf(RoomId room) {
    byte[] key = room.toString().getBytes(StandardCharsets.US_ASCII);
    return (Utils.murmur2(key) & 0x7fffffff) % partitions;
  }
}
