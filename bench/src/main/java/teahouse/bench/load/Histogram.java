package teahouse.bench.load;

/// Counts of durations, in buckets that are 3 % wide at most.
final class Histogram {

  private static final int PER_POWER = 32;

  private final long[] counts = new long[64 * PER_POWER];
  private long count;

  void record(long nanos) {
    long value = Math.max(1, nanos);
    int power = 63 - Long.numberOfLeadingZeros(value);
    int part = power < 5 ? (int) (value << (5 - power)) & 31 : (int) (value >> (power - 5)) & 31;
    counts[power * PER_POWER + part]++;
    count++;
  }

  /// In milliseconds; 0 if nothing was recorded.
  double quantile(double share) {
    long wanted = (long) Math.ceil(share * count);
    long seen = 0;
    for (int bucket = 0; bucket < counts.length && count > 0; bucket++) {
      seen += counts[bucket];
      if (seen >= wanted) {
        int power = bucket / PER_POWER;
        double low = Math.pow(2, power);
        return low * (1 + (bucket % PER_POWER + 0.5) / PER_POWER) / 1e6;
      }
    }
    return 0;
  }
}
