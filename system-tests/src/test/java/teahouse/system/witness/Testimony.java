package teahouse.system.witness;

import java.util.ArrayList;
import java.util.List;
import teahouse.system.checker.Step;

/// What one client did and was told, in its order.
final class Testimony {

  private final List<Step> steps = new ArrayList<>();

  synchronized void add(Step step) {
    steps.add(step);
  }

  synchronized List<Step> steps() {
    return List.copyOf(steps);
  }
}
