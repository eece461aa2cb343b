package teahouse.chat.message;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where old ids are looked up.
///
/// @param historyUri of history-service, not through the gateway
/// @param tokenUri of auth-service, not through the gateway
@Validated
@ConfigurationProperties("teahouse")
record HistorySettings(
    @NotNull URI historyUri, @NotNull URI tokenUri, @NotNull @Valid Clients clients) {

  record Clients(@NotNull @Valid Client chatService) {}

  /// @param secret a long random text, the same in auth-service's configuration
  record Client(@NotBlank String secret) {}
}
