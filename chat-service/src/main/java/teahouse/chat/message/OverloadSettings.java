package teahouse.chat.message;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// When this node takes no more posts for the moment.
///
/// @param least so many posts under way are let in, however long they take
/// @param first so many before anything is known of how long they take
/// @param most more than so many are never let in
/// @param goodTime how long a post may take; while posts take longer, fewer are let in
/// @param retryAfter about how long those who were not let in are asked to wait; each hears another
///   time, between half of it and one and a half
@Validated
@ConfigurationProperties("teahouse.overload")
record OverloadSettings(
    @DefaultValue("64") @Min(1) int least,
    @DefaultValue("250") @Min(1) int first,
    @DefaultValue("4000") @Min(1) @Max(10_000) int most,
    @DefaultValue("50ms") Duration goodTime,
    @DefaultValue("1s") Duration retryAfter) {

  OverloadSettings {
    if (first < least) {
      throw new IllegalArgumentException(
          "teahouse.overload.first: %d (expected: at least `least`, %d)".formatted(first, least));
    }
    if (most < first) {
      throw new IllegalArgumentException(
          "teahouse.overload.most: %d (expected: at least `first`, %d)".formatted(most, first));
    }
    if (!goodTime.isPositive()) {
      throw new IllegalArgumentException(
          "teahouse.overload.good-time: %s (expected: more than nothing)".formatted(goodTime));
    }
  }
}
