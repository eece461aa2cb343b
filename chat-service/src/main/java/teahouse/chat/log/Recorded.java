package teahouse.chat.log;

import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;

/// The first record of an id: its place in the log, and what tells a resend from another event.
public record Recorded(Seq seq, UserId by, String digest) {

  /// Whether a request with this sender and digest is the one that made the record.
  public boolean isFrom(UserId sender, String digest) {
    return by.equals(sender) && this.digest.equals(digest);
  }
}
