package teahouse.chat.store;

import java.nio.ByteBuffer;
import java.util.UUID;

/// UUIDs as the columns hold them: 16 bytes, big-endian, so that version 7 sorts by time.
public final class BinaryUuid {

  private static final int LENGTH = 16;

  private BinaryUuid() {}

  public static byte[] of(UUID id) {
    return ByteBuffer.allocate(LENGTH)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  public static UUID read(byte[] column) {
    var bytes = ByteBuffer.wrap(column);
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
