package teahouse.bench.load;

/// What a herd sent and heard so far.
///
/// @param complete messages that everybody heard
/// @param copies of all messages
/// @param strangers copies that should not have come
/// @param lost sockets that were cut
/// @param refused answers that were errors
/// @param p50 milliseconds from post to copy, since [Herd#measure]
/// @param p99 the same
public record Heard(
    long sent,
    long complete,
    long copies,
    long strangers,
    int lost,
    int refused,
    double p50,
    double p99) {}
