package teahouse.history.timeline;

import teahouse.history.vocabulary.Seq;

/// Where in a timeline a page lies.
sealed interface Place {

  /// The cursor that says so; [Seq#NOTHING] for none.
  Seq seq();

  /// The cursor's name in requests.
  default String field() {
    return switch (this) {
      case Newest _ -> "";
      case Before _ -> "before";
      case After _ -> "after";
      case Around _ -> "around";
    };
  }

  record Newest() implements Place {
    @Override
    public Seq seq() {
      return Seq.NOTHING;
    }
  }

  record Before(Seq seq) implements Place {}

  record After(Seq seq) implements Place {}

  record Around(Seq seq) implements Place {}
}
