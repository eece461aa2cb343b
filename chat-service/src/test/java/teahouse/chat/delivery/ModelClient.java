package teahouse.chat.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client that does what `contracts/asyncapi.yaml` tells it under "Never missing anything".
final class ModelClient implements Listener {

  private final RoomId room;
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Outbound outbound;
  private final LiveSocket live;
  private final NavigableSet<Long> rows = new TreeSet<>();
  private final List<JsonNode> kept = new ArrayList<>();
  private @Nullable Subscription held;
  private @Nullable Subscription subscription;
  private boolean mustSubscribe = true;
  private boolean catchingUp;
  private long complete;

  ModelClient(LiveDelivery delivery, RoomId room) {
    this.room = room;
    this.outbound = delivery.outbound(channel);
    this.live = delivery.open(outbound, new UserId(new UUID(1, 1)), this);
  }

  @Override
  public void fellBehind(RoomId of, Seq from) {
    mustSubscribe = true;
  }

  @Override
  public void accessEnded(RoomId of, Seq seq) {
    throw new AssertionError("nobody leaves");
  }

  @Override
  public void membershipChanged(OwnMembership change) {}

  @Override
  public void stale() {}

  @Override
  public void fresh() {}

  boolean isSettled() {
    return held == null && !mustSubscribe && !catchingUp;
  }

  long complete() {
    return complete;
  }

  /// The event loop runs what it was given; the client reads what came.
  void runsLoop() {
    channel.runPendingTasks();
    for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
      read(frame);
    }
  }

  /// First half of subscribing: registered, membership not known yet.
  void registers() {
    if (mustSubscribe && held == null) {
      mustSubscribe = false;
      catchingUp = true;
      held = live.subscribe(room);
      if (subscription != null) {
        subscription.leave();
      }
    }
  }

  /// Second half: admitted, and told whether there is something to fetch.
  void isAdmitted() {
    if (held != null) {
      subscription = held;
      held = null;
      assertThat(subscription.admit(new Version(1))).isNotNull();
      if (subscription.isCurrent(new Seq(complete))) {
        endCatchUp();
      }
    }
  }

  /// History answers with all there is.
  ///
  /// @param through its end
  void fetches(NavigableSet<Long> log, long through) {
    if (catchingUp && held == null) {
      rows.addAll(log.headSet(through, true));
      complete = Math.max(complete, through);
      endCatchUp();
    }
  }

  void stopsReading() {
    writable(false);
  }

  void readsAgain() {
    writable(true);
    outbound.drained();
  }

  void comparesHeads() {
    var head = subscription == null ? null : subscription.newHead();
    if (head != null && head.value() > complete) {
      mustSubscribe = true;
    }
  }

  /// What it believes to be complete is.
  void isHonest(NavigableSet<Long> log, long seed) {
    assertThat(rows.headSet(complete, true))
        .as("seed %d, C %d", seed, complete)
        .containsAll(log.headSet(complete, true));
  }

  private void endCatchUp() {
    catchingUp = false;
    var waiting = List.copyOf(kept);
    kept.clear();
    waiting.forEach(this::take);
  }

  private void read(ByteBuf frame) {
    int header = frame.getByte(1) == 126 ? 4 : 2;
    var text = frame.toString(header, frame.readableBytes() - header, UTF_8);
    frame.release();
    var read = JsonMapper.shared().readTree(text);
    if (catchingUp) {
      kept.add(read);
    } else {
      take(read);
    }
  }

  private void take(JsonNode frame) {
    if (catchingUp || frame.path("after").asLong() > complete) {
      mustSubscribe = true;
      return;
    }
    frame.path("events").forEach(event -> rows.add(event.path("seq").asLong()));
    complete = Math.max(complete, frame.path("upTo").asLong());
  }

  private void writable(boolean writable) {
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
  }
}
