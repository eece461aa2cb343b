package teahouse.chat.store;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

/// Reads columns that are never NULL.
public final class Column {

  private Column() {}

  public static UUID uuid(Readable row, String name) {
    return BinaryUuid.read(required(row, name, byte[].class));
  }

  public static String text(Readable row, String name) {
    return required(row, name, String.class);
  }

  public static long number(Readable row, String name) {
    return required(row, name, Long.class);
  }

  public static Instant time(Readable row, String name) {
    return required(row, name, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  public static byte[] bytes(Readable row, String name) {
    return required(row, name, byte[].class);
  }

  /// A time as the columns take it: UTC, microseconds.
  public static LocalDateTime ofTime(Instant time) {
    return LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  private static <T> T required(Readable row, String name, Class<T> type) {
    return Objects.requireNonNull(row.get(name, type), name);
  }
}
