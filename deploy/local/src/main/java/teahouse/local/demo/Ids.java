package teahouse.local.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/// Version 7 UUIDs (RFC 9562) that are the same every time: the time is when the demo began, the
/// random part a digest of what the id is for.
record Ids(Instant began) {

  UUID of(String room, String what) {
    var digest = ByteBuffer.wrap(sha256(room + "/" + what));
    long time = began.toEpochMilli() << 16;
    long high = time | 0x7000 | (digest.getLong() & 0xfff);
    long low = (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
