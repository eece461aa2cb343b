package teahouse.chat.message;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How people post.
///
/// @param perMinute messages of one person over time
/// @param burst messages of one person at once
/// @param patience how long to wait for the tail; longer than the log's delivery time-out
/// @param lookUpPatience how long history may take to answer for an old id
@Validated
@ConfigurationProperties("teahouse.messages")
public record MessageSettings(
    @DefaultValue("120") @Min(1) int perMinute,
    @DefaultValue("20") @Min(1) int burst,
    @DefaultValue("10s") Duration patience,
    @DefaultValue("4s") Duration lookUpPatience) {

  /// In code points.
  public static final int LONGEST_TEXT = MessageText.LONGEST;
}
