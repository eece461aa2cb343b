package teahouse.auth.session;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How long people stay signed in.
///
/// @param lifetime from sign-in to the end, however often tokens are refreshed
@Validated
@ConfigurationProperties("teahouse.sessions")
record SessionProperties(@NotNull @DefaultValue("30d") Duration lifetime) {}
