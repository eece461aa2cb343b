package teahouse.bench.load;

import io.netty.buffer.ByteBuf;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/// The messages that are under way and the copies of them that arrived. Only the generator's event
/// loop touches it.
///
/// A message is known by a number between two marks, wherever in a frame it stands, so that several
/// in one frame each count.
final class Traffic {

  private static final int DIGITS = 12;

  /// Decimal places of a duration that are kept.
  private static final int PRECISION = 2;

  private static final int MARKED = 2 + DIGITS;
  private static final Pattern ABOUT = Pattern.compile("\"ref\":\"(\\d{12})\"");

  private static final class Message {
    private final long sentAt;
    private int missing;

    Message(long sentAt, int missing) {
      this.sentAt = sentAt;
      this.missing = missing;
    }
  }

  private final LongSupplier clock;
  private final int bodyBytes;
  private final Map<Long, Message> underWay = new HashMap<>();
  private Histogram latencies = new Histogram(PRECISION);
  private long next;
  private long copies;
  private long complete;
  private long strangers;

  Traffic(LongSupplier clock, int bodyBytes) {
    this.clock = clock;
    this.bodyBytes = bodyBytes;
  }

  /// The body of another message, which this many will hear.
  String send(int hearers) {
    long number = next++;
    underWay.put(number, new Message(clock.getAsLong(), hearers));
    return "@@%012d".formatted(number) + "x".repeat(bodyBytes - MARKED);
  }

  /// The digits of a body's number, for an answer to name it by.
  static String numberIn(String body) {
    return body.substring(2, MARKED);
  }

  /// Nobody will hear the message that this answer is about.
  void refused(String answer) {
    var about = ABOUT.matcher(answer);
    if (about.find()) {
      underWay.remove(Long.parseLong(about.group(1)));
    }
  }

  int outstanding() {
    return underWay.size();
  }

  long copies() {
    return copies;
  }

  long sent() {
    return next;
  }

  long complete() {
    return complete;
  }

  /// Copies that nobody can have sent, or that came once more than they should.
  long strangers() {
    return strangers;
  }

  Histogram latencies() {
    return latencies;
  }

  /// Forgets how long it took so far.
  void measure() {
    latencies = new Histogram(PRECISION);
  }

  /// Counts the copies in a frame.
  void heard(ByteBuf frame) {
    int end = frame.writerIndex() - MARKED;
    int at = frame.readerIndex();
    while (at <= end) {
      at = frame.indexOf(at, end + 1, (byte) '@');
      if (at < 0) {
        return;
      }
      if (frame.getByte(at + 1) == '@') {
        copy(number(frame, at + 2));
        at += MARKED;
      } else {
        at++;
      }
    }
  }

  private void copy(long number) {
    copies++;
    var message = underWay.get(number);
    if (message == null) {
      strangers++;
      return;
    }
    latencies.recordValue(Math.max(0, clock.getAsLong() - message.sentAt));
    message.missing--;
    if (message.missing == 0) {
      underWay.remove(number);
      complete++;
    }
  }

  private static long number(ByteBuf frame, int at) {
    long number = 0;
    for (int i = 0; i < DIGITS; i++) {
      number = 10 * number + (frame.getByte(at + i) - '0');
    }
    return number;
  }
}
