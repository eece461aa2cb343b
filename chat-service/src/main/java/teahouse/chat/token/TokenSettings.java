package teahouse.chat.token;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Which tokens are taken.
///
/// @param issuer the public origin
/// @param audience what tokens must be meant for
/// @param jwkSetUri where auth-service shows its keys
@Validated
@ConfigurationProperties("teahouse")
record TokenSettings(@NotBlank String issuer, @NotBlank String audience, @NotNull URI jwkSetUri) {}
