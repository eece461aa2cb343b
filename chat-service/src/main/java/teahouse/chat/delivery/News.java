package teahouse.chat.delivery;

import teahouse.chat.log.TailRecord;

/// Which records of one room its readers are to hear of. Copies they are not, nor a state that is
/// older than one that was told before: a relay that stopped and woke may send it again.
final class News {

  private long version;

  /// Asked once for each record, in order of the log.
  boolean isNews(TailRecord record) {
    if (record.copy()) {
      return false;
    }
    var of = record.version();
    if (of == null) {
      return true;
    }
    boolean isNews = of.value() > version;
    version = Math.max(version, of.value());
    return isNews;
  }
}
