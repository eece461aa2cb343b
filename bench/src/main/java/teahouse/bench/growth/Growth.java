package teahouse.bench.growth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import teahouse.bench.BareProcess;
import teahouse.bench.Measurement;
import teahouse.bench.Scenario;
import teahouse.bench.Target;
import teahouse.bench.Trial;
import teahouse.bench.house.Crowd;
import teahouse.bench.house.House;
import teahouse.bench.load.BareSpeech;
import teahouse.bench.load.TeahouseSpeech;
import teahouse.local.ServiceProcess;
import teahouse.local.StartFailure;

/// Goes along the curves. Instances come last, for those that were started stay.
final class Growth {

  /// One socket may post for a whole room.
  private static final Map<String, String> BUSY_SOCKETS =
      Map.of(
          "teahouse.sockets.frames-per-minute", "10000000",
          "teahouse.sockets.frame-burst", "100000",
          "teahouse.sockets.waiting-posts", "1000");

  /// @param warm has the compiler's time in it
  record Course(Trial warm, Trial measured, int runs) {}

  private final House house;
  private final BareProcess bare;
  private final Course course;
  private final Map<List<Integer>, Crowd> crowds = new HashMap<>();
  private final List<ServiceProcess> chats = new ArrayList<>();

  Growth(House house, BareProcess bare, Course course) {
    this.house = house;
    this.bare = bare;
    this.course = course;
  }

  List<Point> along(List<Step> steps) throws StartFailure {
    var points = new ArrayList<Point>();
    if (steps.isEmpty()) {
      return points;
    }
    start(1);
    var warming = warming(steps);
    warm(warming, bare(warming));
    warm(warming, chat(warming));
    for (var step : steps) {
      points.add(
          switch (step.curve()) {
            case MEMBERS, ROOMS -> besideTheBareServer(step);
            case INSTANCES -> instances(step, points);
          });
      IO.println(points.getLast());
    }
    return points;
  }

  /// The most messages, to the most sockets, so that the compilers see all that either needs.
  private static Scenario warming(List<Step> steps) {
    return steps.stream()
        .map(Step::scenario)
        .max(Comparator.comparingInt(Scenario::perSecond).thenComparingInt(Scenario::people))
        .orElseThrow();
  }

  private Point besideTheBareServer(Step step) {
    var bares = new ArrayList<Measurement>();
    var own = new ArrayList<Measurement>();
    for (int run = 0; run < course.runs(); run++) {
      bares.add(course.measured().of(step.scenario(), bare(step.scenario())));
      own.add(course.measured().of(step.scenario(), chat(step.scenario())));
    }
    return Point.of(step, bares, own);
  }

  private Point instances(Step step, List<Point> before) throws StartFailure {
    if (start(step.size())) {
      warm(step.scenario(), chat(step.scenario()));
    }
    var own = runs(step.scenario(), chat(step.scenario()));
    var point = Point.of(step, List.of(), own);
    var single = before.stream().filter(each -> each.step().curve() == Curve.INSTANCES).findFirst();
    return point.beside(
        single.orElse(point).chat(), step.size() == 1 ? 0 : tail(step) * point.copies());
  }

  /// Everybody is at the first instance, and the last one is watched.
  private double tail(Step step) {
    var speech = new TeahouseSpeech(crowd(step.scenario()));
    var idle =
        new Target(
            "tail", List.of(chats.getFirst().port()), List.of(chats.getLast().pid()), speech);
    return Point.micros(runs(step.scenario(), idle));
  }

  private List<Measurement> runs(Scenario scenario, Target target) {
    return Stream.generate(() -> course.measured().of(scenario, target))
        .limit(course.runs())
        .toList();
  }

  private void warm(Scenario scenario, Target target) {
    IO.println("warm-up: " + course.warm().of(scenario, target));
  }

  private boolean start(int instances) throws StartFailure {
    boolean isMore = chats.size() < instances;
    while (chats.size() < instances) {
      chats.add(house.chat("chat-" + (chats.size() + 1), BUSY_SOCKETS));
    }
    return isMore;
  }

  private Target bare(Scenario scenario) {
    return new Target(
        "bare",
        List.of(bare.port()),
        List.of(bare.pid()),
        new BareSpeech(scenario.rooms(), scenario.people()));
  }

  private Target chat(Scenario scenario) {
    return new Target(
        "chat",
        chats.stream().map(ServiceProcess::port).toList(),
        chats.stream().map(ServiceProcess::pid).toList(),
        new TeahouseSpeech(crowd(scenario)));
  }

  private Crowd crowd(Scenario scenario) {
    return crowds.computeIfAbsent(
        List.of(scenario.rooms(), scenario.people()),
        _ -> house.crowd(scenario.rooms(), scenario.people()));
  }
}
