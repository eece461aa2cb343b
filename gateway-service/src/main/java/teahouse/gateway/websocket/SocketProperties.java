package teahouse.gateway.websocket;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// @param chatUri chat-service, whose socket it is
/// @param socket how sockets are treated
@Validated
@ConfigurationProperties("teahouse")
record SocketProperties(@NotNull URI chatUri, @DefaultValue @NotNull Socket socket) {

  /// @param frameLimit the most that a message may have, in one frame or in fragments
  /// @param kernelBuffer what the operating system may hold for one client on each side of this
  ///   replica, on the way to it; some count double for its own needs
  /// @param drainPerSecond how many sockets a replica that shuts down sends away in a second
  record Socket(
      @DefaultValue("64KB") @NotNull DataSize frameLimit,
      @DefaultValue("128KB") @NotNull DataSize kernelBuffer,
      @DefaultValue("200") @Min(1) int drainPerSecond) {}

  URI chatSocket() {
    String scheme = "https".equals(chatUri.getScheme()) ? "wss" : "ws";
    return URI.create(scheme + "://" + chatUri.getRawAuthority() + "/ws");
  }

  int frameBytes() {
    return Math.toIntExact(socket.frameLimit().toBytes());
  }

  /// The kernel would let its buffers grow to megabytes for a reader that does not read.
  int kernelBufferBytes() {
    return Math.toIntExact(socket.kernelBuffer().toBytes());
  }
}
