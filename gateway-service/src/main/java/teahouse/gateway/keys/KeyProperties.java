package teahouse.gateway.keys;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param jwkSetUri auth-service's keys, by the back channel
/// @param audience what access tokens for this house name
@Validated
@ConfigurationProperties("teahouse")
record KeyProperties(@NotNull URI jwkSetUri, @DefaultValue("teahouse") @NotBlank String audience) {}
