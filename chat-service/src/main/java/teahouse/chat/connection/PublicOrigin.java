package teahouse.chat.connection;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where pages of this system come from: the issuer is the one public origin.
///
/// @param issuer the public origin, such as `https://chat.example.org`
@Validated
@ConfigurationProperties("teahouse")
record PublicOrigin(@NotNull URI issuer) {}
