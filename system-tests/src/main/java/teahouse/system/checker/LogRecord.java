package teahouse.system.checker;

/// A record of the room log, in the order of the log.
public record LogRecord(String room, Event event, Nature nature) {

  /// What a record is.
  public sealed interface Nature {

    /// A post, as a client sent it.
    record Post() implements Nature {}

    /// A copy of an earlier record's id, which readers do not see.
    record Copy() implements Nature {}

    /// A change of the room that gives and takes no right.
    record Change() implements Nature {}

    /// Gives `member` the right to the room, or takes it.
    record Door(String member, boolean opens) implements Nature {}
  }

  public boolean visible() {
    return !(nature instanceof Nature.Copy);
  }
}
