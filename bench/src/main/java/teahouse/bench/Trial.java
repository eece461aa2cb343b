package teahouse.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import teahouse.bench.load.Heard;
import teahouse.bench.load.Herd;

/// One scenario, done once.
public final class Trial {

  private final Duration warmUp;
  private final Duration measured;

  public Trial(Duration warmUp, Duration measured) {
    this.warmUp = warmUp;
    this.measured = measured;
  }

  public Measurement of(Scenario scenario, Target target) {
    try (var herd = new Herd(target.speech(), target.ports(), scenario.people())) {
      return switch (scenario.kind()) {
        case TALK -> talk(scenario, target, herd);
        case HOP -> microseconds(talk(scenario, target, herd));
        case ACK -> median(talk(scenario, target, herd));
        case IDLE, IDLE_HOP -> idle(scenario, target, herd);
        case STORM -> storm(scenario, target, herd);
        case OPEN -> open(scenario, target, herd);
      };
    }
  }

  private Measurement talk(Scenario scenario, Target target, Herd herd) {
    herd.gather();
    if (scenario.outstanding() > 0) {
      herd.talkInTurn(scenario.outstanding());
    } else {
      herd.talkAtRate(scenario.perSecond());
    }
    pause(warmUp);
    herd.measure();
    var before = herd.heard();
    var costBefore = Gauge.processorTime(target.pids());
    pause(measured);
    var cost = Gauge.processorTime(target.pids()).minus(costBefore);
    var after = herd.heard();
    if (after.copies() == before.copies()) {
      throw new IllegalStateException(
          "%s, %s: nobody heard anything for %s: %s"
              .formatted(scenario.name(), target.name(), measured, herd.complaint()));
    }
    double seconds = Math.max(0.01, cost.toNanos() / 1e9);
    return measurement(scenario, target, (after.copies() - before.copies()) / seconds, after)
        .missing(herd.fallSilent());
  }

  private static Measurement idle(Scenario scenario, Target target, Herd herd) {
    long empty = Gauge.residentBytes(target.pids());
    herd.gather();
    long full = Gauge.residentBytes(target.pids());
    return measurement(scenario, target, (double) (full - empty) / scenario.people(), herd.heard());
  }

  private Measurement storm(Scenario scenario, Target target, Herd herd) {
    comeAndGo(herd);
    double seconds = herd.gather().toNanos() / 1e9;
    return measurement(scenario, target, seconds, herd.heard());
  }

  private Measurement open(Scenario scenario, Target target, Herd herd) {
    comeAndGo(herd);
    var before = Gauge.processorTime(target.pids());
    herd.gather();
    var cost = Gauge.processorTime(target.pids()).minus(before);
    return measurement(scenario, target, cost.toNanos() / 1e3 / scenario.people(), herd.heard());
  }

  /// Once at least, and until the warm-up is over.
  private void comeAndGo(Herd herd) {
    long end = System.nanoTime() + warmUp.toNanos();
    do {
      herd.gather();
      herd.scatter();
    } while (System.nanoTime() < end);
  }

  /// Of a delivery, instead of deliveries a second.
  private static Measurement microseconds(Measurement measured) {
    return measured.with(1e6 / measured.value());
  }

  private static Measurement median(Measurement measured) {
    return measured.with(measured.p50());
  }

  private static Measurement measurement(
      Scenario scenario, Target target, double value, Heard heard) {
    return new Measurement(
        scenario.name(),
        target.name(),
        value,
        heard.p50(),
        heard.p99(),
        heard.strangers(),
        heard.lost(),
        heard.refused(),
        0);
  }

  private static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
    }
  }
}
