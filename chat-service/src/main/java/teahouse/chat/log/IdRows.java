package teahouse.chat.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;

/// First records by id, and by age: numbers in two arrays, and no objects. Minutes of a busy log
/// are hundreds of thousands of them, which as objects took most of what the collector had to move
/// and to look through.
///
/// Rows are a ring, the oldest first; the index is a hash table of row numbers with linear probing.
/// Not for several threads.
final class IdRows {

  static final int NONE = -1;

  private static final int WIDTH = 10;
  private static final int ROOM = 0;
  private static final int ID = 2;
  private static final int SEQ = 4;
  private static final int BY = 5;
  private static final int DIGEST = 7;
  private static final int TIME = 9;

  /// Of rows; a power of two, as every capacity.
  private static final int LEAST = 16;

  private static final int DIGEST_BYTES = 16;

  /// Ids are the clients' to choose: without it one could choose such that all fall on one place.
  private final long seed = ThreadLocalRandom.current().nextLong();

  private long[] rows = new long[LEAST * WIDTH];
  private int[] index = emptyIndex(LEAST);
  private int oldest;
  private int size;

  int size() {
    return size;
  }

  /// What the arrays take.
  int bytes() {
    return rows.length * Long.BYTES + index.length * Integer.BYTES;
  }

  /// The row of the oldest record. There must be one.
  int oldest() {
    return oldest;
  }

  /// The row of this id's newest record, or [#NONE].
  int find(EventKey key) {
    var room = key.room().value();
    var id = key.id().value();
    for (int place = place(room, id); index[place] != NONE; place = next(place)) {
      if (isOf(index[place], room, id)) {
        return index[place];
      }
    }
    return NONE;
  }

  /// Adds a record as the newest; [#find] finds no earlier one of its id any more.
  void add(EventKey key, Recorded recorded, long time) {
    if (size == capacity()) {
      resize(2 * capacity());
    }
    int row = oldest + size & capacity() - 1;
    size++;
    write(row, key, recorded, time);
    enter(row);
  }

  void removeOldest() {
    int place = placeOf(oldest);
    if (place != NONE) {
      vacate(place);
    }
    oldest = oldest + 1 & capacity() - 1;
    size--;
    if (capacity() > LEAST && size < capacity() / 8) {
      resize(capacity() / 2);
    }
  }

  Seq seq(int row) {
    return new Seq(rows[row * WIDTH + SEQ]);
  }

  /// In milliseconds of log time.
  long time(int row) {
    return rows[row * WIDTH + TIME];
  }

  Recorded recorded(int row) {
    return new Recorded(seq(row), new UserId(uuid(row, BY)), digest(row));
  }

  private void write(int row, EventKey key, Recorded recorded, long time) {
    int at = row * WIDTH;
    write(at + ROOM, key.room().value());
    write(at + ID, key.id().value());
    rows[at + SEQ] = recorded.seq().value();
    write(at + BY, recorded.by().value());
    writeDigest(at + DIGEST, recorded.digest());
    rows[at + TIME] = time;
  }

  private void write(int at, UUID value) {
    rows[at] = value.getMostSignificantBits();
    rows[at + 1] = value.getLeastSignificantBits();
  }

  /// One that is none becomes zeros, which no text has: it is nobody's, before and after.
  private void writeDigest(int at, String digest) {
    var bytes = ByteBuffer.wrap(bytes(digest));
    boolean isOne = bytes.remaining() == DIGEST_BYTES;
    rows[at] = isOne ? bytes.getLong() : 0;
    rows[at + 1] = isOne ? bytes.getLong() : 0;
  }

  private static byte[] bytes(String digest) {
    try {
      return Base64.getUrlDecoder().decode(digest);
    } catch (IllegalArgumentException none) {
      return new byte[0];
    }
  }

  private String digest(int row) {
    int at = row * WIDTH + DIGEST;
    var bytes = ByteBuffer.allocate(DIGEST_BYTES).putLong(rows[at]).putLong(rows[at + 1]);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private UUID uuid(int row, int column) {
    int at = row * WIDTH + column;
    return new UUID(rows[at], rows[at + 1]);
  }

  private int capacity() {
    return rows.length / WIDTH;
  }

  private void resize(int capacity) {
    long[] moved = new long[capacity * WIDTH];
    int untilEnd = Math.min(size, capacity() - oldest);
    System.arraycopy(rows, oldest * WIDTH, moved, 0, untilEnd * WIDTH);
    System.arraycopy(rows, 0, moved, untilEnd * WIDTH, (size - untilEnd) * WIDTH);
    rows = moved;
    oldest = 0;
    index = emptyIndex(capacity);
    for (int row = 0; row < size; row++) {
      enter(row);
    }
  }

  /// Twice as many places as rows: half of them stay empty, and a look ends soon.
  private static int[] emptyIndex(int capacity) {
    int[] empty = new int[2 * capacity];
    Arrays.fill(empty, NONE);
    return empty;
  }

  /// Takes the place of the same id's earlier row, if there is one.
  private void enter(int row) {
    var room = uuid(row, ROOM);
    var id = uuid(row, ID);
    int place = place(room, id);
    while (index[place] != NONE && !isOf(index[place], room, id)) {
      place = next(place);
    }
    index[place] = row;
  }

  /// Where the index has a row; [#NONE] if a later one of its id took its place.
  private int placeOf(int row) {
    int place = placeOfRow(row);
    while (index[place] != NONE && index[place] != row) {
      place = next(place);
    }
    return index[place] == row ? place : NONE;
  }

  /// Empties a place, and moves up what would not be found behind it.
  private void vacate(int place) {
    int hole = place;
    for (int each = next(place); index[each] != NONE; each = next(each)) {
      int wanted = placeOfRow(index[each]);
      if ((each - wanted & index.length - 1) >= (each - hole & index.length - 1)) {
        index[hole] = index[each];
        hole = each;
      }
    }
    index[hole] = NONE;
  }

  private int next(int place) {
    return place + 1 & index.length - 1;
  }

  private int placeOfRow(int row) {
    return place(uuid(row, ROOM), uuid(row, ID));
  }

  private int place(UUID room, UUID id) {
    long hash = mix(seed ^ room.getMostSignificantBits());
    hash = mix(hash ^ room.getLeastSignificantBits());
    hash = mix(hash ^ id.getMostSignificantBits());
    hash = mix(hash ^ id.getLeastSignificantBits());
    return (int) hash & index.length - 1;
  }

  /// Each bit of the result depends on each of the input (the finalizer of MurmurHash3).
  private static long mix(long value) {
    long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }

  private boolean isOf(int row, UUID room, UUID id) {
    int at = row * WIDTH;
    return rows[at + ID + 1] == id.getLeastSignificantBits()
        && rows[at + ID] == id.getMostSignificantBits()
        && rows[at + ROOM + 1] == room.getLeastSignificantBits()
        && rows[at + ROOM] == room.getMostSignificantBits();
  }
}
