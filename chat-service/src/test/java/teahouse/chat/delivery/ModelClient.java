package teahouse.chat.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.Version;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client that does what `contracts/asyncapi.yaml` tells it under "Never missing anything", and
/// comes back after its line broke with what it had kept.
final class ModelClient implements Listener {

  private final RoomId room;
  private final LiveDelivery delivery;
  private final ModelMembership membership;
  private final NavigableSet<Long> rows = new TreeSet<>();
  private final List<JsonNode> kept = new ArrayList<>();
  private EmbeddedChannel channel = frozen();
  private Outbound outbound;
  private LiveSocket live;
  private @Nullable Subscription held;
  private @Nullable Subscription subscription;
  private @Nullable Version found;
  private Version admittedAt = new Version(0);
  private boolean mustSubscribe = true;
  private boolean catchingUp;
  private long complete;

  ModelClient(LiveDelivery delivery, RoomId room, ModelMembership membership) {
    this.room = room;
    this.delivery = delivery;
    this.membership = membership;
    this.outbound = delivery.outbound(channel);
    this.live = delivery.open(outbound, membership.user, this);
  }

  @Override
  public void fellBehind(RoomId of, Seq from) {
    mustSubscribe = true;
  }

  @Override
  public void accessEnded(RoomId of, Seq seq) {
    startAnew();
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
    readAll();
  }

  /// Time goes by, and whatever rests is rested.
  void timePasses() {
    channel.advanceTimeBy(1, TimeUnit.SECONDS);
    runsLoop();
  }

  private static EmbeddedChannel frozen() {
    var channel = new EmbeddedChannel();
    channel.freezeTime();
    return channel;
  }

  private void readAll() {
    for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
      assertThat(frame.readableBytes()).isLessThanOrEqualTo(TextFrame.HEADER + EventsFrame.LIMIT);
      while (frame.isReadable()) {
        read(frame);
      }
      frame.release();
    }
  }

  /// First part of subscribing: registered, membership not known yet.
  void registers() {
    if (mustSubscribe && held == null) {
      mustSubscribe = false;
      catchingUp = true;
      found = null;
      held = live.subscribe(room);
      if (subscription != null) {
        subscription.leave();
      }
    }
  }

  /// Second: the store answers, though nobody has heard the answer yet.
  void isLookedUp() {
    if (held != null && found == null) {
      found = membership.isJoined() ? membership.version() : new Version(-1);
    }
  }

  /// Third: admitted, told whether there is something to fetch, and given what it missed.
  void isAdmitted() {
    if (held == null || found == null) {
      return;
    }
    subscription = held;
    held = null;
    var admission = found.value() < 0 ? null : subscription.admit(found, new Seq(complete));
    if (admission == null) {
      subscription.leave();
      startAnew();
      return;
    }
    admittedAt = found;
    if (admission.current()) {
      complete = Math.max(complete, admission.from().value() - 1);
      endCatchUp();
    }
    subscription.begin();
    live.flush();
  }

  /// History answers with all there is, to members.
  ///
  /// @param through its end
  void fetches(NavigableSet<Long> log, long through) {
    if (!catchingUp || held != null || mustSubscribe) {
      return;
    }
    if (membership.isJoined()) {
      rows.addAll(log.headSet(through, true));
      complete = Math.max(complete, through);
      endCatchUp();
    } else {
      startAnew();
    }
  }

  /// The line breaks with all that is on it, and there is another one.
  void comesBack() {
    if (held != null) {
      held.leave();
      held = null;
    }
    if (subscription != null) {
      subscription.leave();
      subscription = null;
    }
    live.close();
    // Its event loop lives on, and lets go of what was for this one.
    channel.advanceTimeBy(1, TimeUnit.SECONDS);
    channel.runPendingTasks();
    channel.releaseOutbound();
    var _ = channel.close();
    channel = frozen();
    outbound = delivery.outbound(channel);
    live = delivery.open(outbound, membership.user, this);
    startAnew();
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

  private void startAnew() {
    mustSubscribe = true;
    catchingUp = false;
    kept.clear();
  }

  private void endCatchUp() {
    catchingUp = false;
    var waiting = List.copyOf(kept);
    kept.clear();
    waiting.forEach(this::take);
  }

  private void read(ByteBuf frames) {
    int length = frames.skipBytes(1).readUnsignedByte();
    var text = frames.readCharSequence(length == 126 ? frames.readUnsignedShort() : length, UTF_8);
    var read = JsonMapper.shared().readTree(text.toString());
    read.path("events").forEach(this::isAllowed);
    if (catchingUp) {
      kept.add(read);
    } else {
      take(read);
    }
  }

  /// It was said, says what was said, and is not behind what took the right away.
  private void isAllowed(JsonNode event) {
    assertThat(event.path("n").asLong()).isEqualTo(event.path("seq").asLong());
    assertThat(event.path("seq").asLong()).isLessThanOrEqualTo(membership.endOf(admittedAt));
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
