package teahouse.chat.room;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;

/// The first 16 bytes of SHA-256, as `contracts/README.md` has it for the header `digest`.
final class Digest {

  private static final int LENGTH = 16;

  private Digest() {}

  static String of(String... parts) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytesOf(parts));
  }

  static RoomId roomMadeBy(EventId creation) {
    var bits = ByteBuffer.wrap(bytesOf("room", creation.toString()));
    return new RoomId(EventId.version7(creation.time(), bits.getLong(), bits.getLong()));
  }

  static byte[] bytesOf(String... parts) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        // The length keeps ("ab", "c") apart from ("a", "bc").
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha256.update(bytes);
      }
      return Arrays.copyOf(sha256.digest(), LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
