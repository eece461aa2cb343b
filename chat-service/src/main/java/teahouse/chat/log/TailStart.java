package teahouse.chat.log;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Where the tail begins: one window and a bit back in log time, so that the ids of the window are
/// known before the first socket is served.
final class TailStart {

  /// Brokers' clocks may differ a little, and a record may be in a producer's hands for a while.
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final LogSettings settings;
  private final RecentEvents recent;
  private final TailPositions positions;
  private final TailListener listener;
  private final Clock clock;

  TailStart(
      LogSettings settings,
      RecentEvents recent,
      TailPositions positions,
      TailListener listener,
      Clock clock) {
    this.settings = settings;
    this.recent = recent;
    this.positions = positions;
    this.listener = listener;
    this.clock = clock;
  }

  /// Assigns all partitions and seeks to the start. Returns the ends at which the window is read.
  long[] first(Consumer<byte[], ByteBuffer> consumer) {
    var all = assign(consumer);
    long since = clock.millis() - settings.window().plus(SLACK).toMillis();
    var times = new HashMap<TopicPartition, Long>();
    all.forEach(partition -> times.put(partition, since));
    var found = consumer.offsetsForTimes(times);
    var ends = consumer.endOffsets(all);
    for (var partition : all) {
      var first = found.get(partition);
      long offset = first == null ? requireNonNull(ends.get(partition)) : first.offset();
      consumer.seek(partition, offset);
      recent.startAt(partition.partition(), offset, since);
      listener.startsAt(partition.partition(), positions.startAt(partition.partition(), offset));
    }
    return byPartition(ends);
  }

  /// After a failure of the client: goes on where the tail was, so nothing is lost.
  void again(Consumer<byte[], ByteBuffer> consumer) {
    assign(consumer)
        .forEach(partition -> consumer.seek(partition, positions.offset(partition.partition())));
  }

  private List<TopicPartition> assign(Consumer<byte[], ByteBuffer> consumer) {
    var all =
        IntStream.range(0, settings.partitions())
            .mapToObj(partition -> new TopicPartition(settings.topic(), partition))
            .toList();
    consumer.assign(all);
    return all;
  }

  static long[] byPartition(Map<TopicPartition, Long> ends) {
    var result = new long[ends.size()];
    ends.forEach((partition, end) -> result[partition.partition()] = end);
    return result;
  }
}
