package teahouse.chat.connection;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// What a socket may do and how it is kept alive.
///
/// @param origins of pages that may open a socket, beside the issuer's own
/// @param liveRooms rooms that one socket may hear
/// @param perUser sockets of one person on this node
/// @param pingEvery how often the server asks
/// @param pongWithin how long the answer may take
/// @param expiryGrace how long after its token's end a socket lives
/// @param stalledAfter how long a socket may take nothing at all
/// @param framesPerMinute over all kinds of frames; past it the socket is closed
/// @param frameBurst frames at once
/// @param waitingPosts posts of one socket that are not answered
/// @param drainFor over how long sockets are closed when the node stops
/// @param closeWithin how long a client may take to answer a close before the connection is cut
/// @param eventLoops threads that serve sockets; 0 is one per processor: two on one processor share
///   its rooms' batches between them and win nothing
/// @param kernelBuffer what the operating system may hold for one socket on its way out
@Validated
@ConfigurationProperties("teahouse.sockets")
record SocketSettings(
    @DefaultValue List<URI> origins,
    @DefaultValue("200") @Min(1) int liveRooms,
    @DefaultValue("10") @Min(1) int perUser,
    @DefaultValue("25s") Duration pingEvery,
    @DefaultValue("8s") Duration pongWithin,
    @DefaultValue("60s") Duration expiryGrace,
    @DefaultValue("60s") Duration stalledAfter,
    @DefaultValue("1200") @Min(1) int framesPerMinute,
    @DefaultValue("200") @Min(1) int frameBurst,
    @DefaultValue("32") @Min(1) @Max(1000) int waitingPosts,
    @DefaultValue("5s") Duration drainFor,
    @DefaultValue("2s") Duration closeWithin,
    @DefaultValue("0") @Min(0) @Max(1024) int eventLoops,
    @DefaultValue("128KB") DataSize kernelBuffer) {

  /// The largest frame or message that a client may send; the contract's.
  static final int FRAME_BYTES = 64 * 1024;
}
