package teahouse.history.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/// The archive of this replica at one moment.
record ArchivePicture(List<Partition> partitions) {

  static final ArchivePicture NOTHING = new ArchivePicture(List.of());

  /// One partition.
  ///
  /// @param stored the offset that is archived next
  /// @param lag how many records of the log are not archived yet, as far as the brokers have told
  /// @param age of the oldest record in hand that is not archived yet; with none in hand, for how
  ///   long nothing was archived although there is a lag
  record Partition(int number, long stored, long lag, Duration age, PartitionState state) {

    static Partition of(
        PartitionArchive archive,
        Consumer<byte @Nullable [], byte @Nullable []> consumer,
        Instant now) {
      long taken =
          archive.state() instanceof PartitionState.Loading
              ? archive.stored()
              : consumer.position(archive.partition());
      long ahead = consumer.currentLag(archive.partition()).orElse(0);
      long lag = Math.max(0, taken - archive.stored()) + ahead;
      return new Partition(
          archive.partition().partition(),
          archive.stored(),
          lag,
          lag == 0 ? Duration.ZERO : archive.age(now),
          archive.state());
    }
  }
}
