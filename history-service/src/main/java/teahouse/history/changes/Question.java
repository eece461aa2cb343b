package teahouse.history.changes;

import teahouse.history.access.Asker;
import teahouse.history.vocabulary.UserId;

/// Somebody's wish.
///
/// @param limit most rows of the answer, unless one seq alone has more
record Question(UserId user, Wish wish, int limit) {

  Asker asker() {
    return new Asker(user, wish.room());
  }

  /// What has to be read, whoever asks.
  ChangedRows.Span span() {
    return new ChangedRows.Span(wish.room(), wish.after(), limit);
  }
}
