package teahouse.history.token;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What tokens must say, and where keys and ended sessions are told.
///
/// @param issuer the public origin, as tokens name it
/// @param audience what access tokens for this house name
/// @param jwkSetUri auth-service's keys, by the back channel
/// @param sessionEvents the topic that says which sessions ended
@Validated
@ConfigurationProperties("teahouse")
record TokenProperties(
    @NotBlank String issuer,
    @DefaultValue("teahouse") @NotBlank String audience,
    @NotNull URI jwkSetUri,
    @DefaultValue("session-events") @NotBlank String sessionEvents) {}
