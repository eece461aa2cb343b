package teahouse.auth.throttle;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How often somebody may try.
///
/// @param guesses tries to sign in to one account from one address
/// @param signIns tries to sign in from one address, whatever the account
/// @param signUps tries to sign up from one address
@Validated
@ConfigurationProperties("teahouse.throttle")
record ThrottleProperties(
    @Valid @DefaultValue Guesses guesses,
    @Valid @DefaultValue SignIns signIns,
    @Valid @DefaultValue SignUps signUps) {

  /// Tries to one account.
  ///
  /// @param burst how many at once
  /// @param every how long until one more
  record Guesses(
      @Min(1) @DefaultValue("10") int burst, @NotNull @DefaultValue("10s") Duration every) {}

  /// Tries to sign in.
  ///
  /// @param burst how many at once
  /// @param every how long until one more
  record SignIns(
      @Min(1) @DefaultValue("60") int burst, @NotNull @DefaultValue("1s") Duration every) {}

  /// Tries to sign up.
  ///
  /// @param burst how many at once
  /// @param every how long until one more
  record SignUps(
      @Min(1) @DefaultValue("30") int burst, @NotNull @DefaultValue("2s") Duration every) {}
}
