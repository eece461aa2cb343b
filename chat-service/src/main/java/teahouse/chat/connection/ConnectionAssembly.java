package teahouse.chat.connection;

import io.netty.channel.Channel;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;
import teahouse.chat.pace.TokenBucket;
import teahouse.chat.problem.Language;
import teahouse.chat.protocol.FrameReader;
import teahouse.chat.protocol.FrameWriter;
import teahouse.chat.token.Caller;

/// Puts a connection together, on its event loop.
@Component
final class ConnectionAssembly {

  private final Features features;
  private final Closings closings;
  private final SocketSettings settings;
  private final FrameMeters meters;
  private final Clock clock;
  private final FrameReader reader = new FrameReader();
  private final FrameWriter writer = new FrameWriter();

  ConnectionAssembly(
      Features features,
      Closings closings,
      SocketSettings settings,
      FrameMeters meters,
      Clock clock) {
    this.features = features;
    this.closings = closings;
    this.settings = settings;
    this.meters = meters;
    this.clock = clock;
  }

  Connection connect(UUID id, Channel channel, Caller caller, Language language) {
    var loop = channel.eventLoop();
    var scheduler = Schedulers.fromExecutor(loop);
    var outbound = features.delivery().outbound(channel);
    var line = new Line(channel, outbound, writer, language, closings, meters);
    var live = features.delivery().open(outbound, caller.user(), new RoomNews(line));
    var rooms = new HeardRooms(live, features.access(), features.tail(), settings.liveRooms());
    var validity = new Validity(caller, settings.expiryGrace(), clock, loop, line);
    var heartbeat = new Heartbeat(settings, clock, loop, line, rooms);
    var exchange =
        new FrameExchange(
            caller.user(),
            line,
            rooms,
            features.posting(),
            new Renewal(id, line, validity, features.tickets(), features.tokens()),
            new FrameExchange.Work(new Lanes(settings.waitingPosts()), scheduler, meters));
    var pace = new TokenBucket(settings.frameBurst(), settings.framesPerMinute(), clock.instant());
    var intake = new FrameIntake(line, heartbeat, reader, exchange, pace, clock);
    return new Connection(id, loop, live, line, rooms, validity, heartbeat, intake);
  }
}
