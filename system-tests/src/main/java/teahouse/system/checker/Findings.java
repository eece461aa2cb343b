package teahouse.system.checker;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What was found: the first few of each kind in full, all of them counted.
final class Findings {

  private static final int KEPT_OF_A_KIND = 20;

  private final Map<Anomaly.Kind, Integer> counts = new EnumMap<>(Anomaly.Kind.class);
  private final List<Anomaly> kept = new ArrayList<>();

  void add(Anomaly.Kind kind, String room, String whose, String evidence) {
    if (counts.merge(kind, 1, Integer::sum) <= KEPT_OF_A_KIND) {
      kept.add(new Anomaly(kind, "room %s, %s".formatted(room, whose), evidence));
    }
  }

  Verdict verdict() {
    return new Verdict(List.copyOf(kept), Map.copyOf(counts));
  }
}
