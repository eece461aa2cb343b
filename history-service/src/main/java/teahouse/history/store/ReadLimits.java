package teahouse.history.store;

import java.time.Duration;

/// How much is read at once, and how much may wait for it.
///
/// @param atOnce reads
/// @param mostRows of one read, unless one ask alone brings more
/// @param mostQuestions that one read answers, unless one ask alone has more
/// @param mostWaiting questions, unless one ask alone has more
/// @param patience how long a question waits for its answer
public record ReadLimits(
    int atOnce, int mostRows, int mostQuestions, int mostWaiting, Duration patience) {}
