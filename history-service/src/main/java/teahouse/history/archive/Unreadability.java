package teahouse.history.archive;

/// Why a record cannot be read. Leaves [RecordReader] never.
final class Unreadability extends Exception {

  Unreadability(String reason) {
    super(reason, null, false, false);
  }
}
