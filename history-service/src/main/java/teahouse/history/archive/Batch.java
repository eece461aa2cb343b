package teahouse.history.archive;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/// What one transaction archives: the records of one partition from one offset to another. Without
/// records it only moves the position.
///
/// @param from the stored position it starts at
/// @param next the position it makes
record Batch(TopicPartition partition, long from, long next, List<LogRecord> records) {

  List<LogRecord.Event> events() {
    return records.stream()
        .filter(LogRecord.Event.class::isInstance)
        .map(LogRecord.Event.class::cast)
        .toList();
  }

  List<LogRecord.Unreadable> unreadable() {
    return records.stream()
        .filter(LogRecord.Unreadable.class::isInstance)
        .map(LogRecord.Unreadable.class::cast)
        .toList();
  }
}
