package teahouse.gateway.ratelimit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much is allowed.
///
/// @param user requests of one signed-in user
/// @param address requests from one address (one /64 network of IPv6)
/// @param signIn tries to sign in or up from one address
@Validated
@ConfigurationProperties("teahouse.rate-limit")
record RateLimitProperties(
    @DefaultValue @NotNull @Valid User user,
    @DefaultValue @NotNull @Valid Address address,
    @DefaultValue @NotNull @Valid SignIn signIn) {

  /// Of one user.
  ///
  /// @param perMinute how many in the long run
  /// @param burst how many at once
  record User(@DefaultValue("600") @Min(1) int perMinute, @DefaultValue("100") @Min(1) int burst) {

    Allowance allowance() {
      return new Allowance(interval(perMinute), burst);
    }
  }

  /// From one address.
  ///
  /// @param perMinute how many in the long run
  /// @param burst how many at once
  record Address(
      @DefaultValue("1200") @Min(1) int perMinute, @DefaultValue("200") @Min(1) int burst) {

    Allowance allowance() {
      return new Allowance(interval(perMinute), burst);
    }
  }

  /// Tries to sign in or up.
  ///
  /// @param perMinute how many in the long run
  /// @param burst how many at once
  record SignIn(@DefaultValue("30") @Min(1) int perMinute, @DefaultValue("30") @Min(1) int burst) {

    Allowance allowance() {
      return new Allowance(interval(perMinute), burst);
    }
  }

  private static Duration interval(int perMinute) {
    return Duration.ofMinutes(1).dividedBy(perMinute);
  }
}
