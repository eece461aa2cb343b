package teahouse.system.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import teahouse.system.checker.LogRecord.Nature;
import teahouse.system.checker.Mutant.Place;

/// The hand movements of [MutantKind].
final class Harm {

  private Harm() {}

  static Event changed(Event event) {
    return new Event(event.seq(), event.id(), event.by(), event.digest() + 1);
  }

  /// A frame with at least `least` events, all of others' rights untouched.
  static Place<Step.Frame> frame(Mutant mutant, int least) {
    return mutant.anyStep(Step.Frame.class, frame -> frame.events().size() >= least);
  }

  /// A frame behind which each client that heard it heard another.
  static Place<Step.Frame> followedFrame(Mutant mutant) {
    return mutant.anyStep(
        Step.Frame.class,
        frame -> mutant.clients.stream().allMatch(client -> isFollowed(client.steps(), frame)));
  }

  private static boolean isFollowed(List<Step> steps, Step.Frame frame) {
    int at = steps.indexOf(frame);
    return at < 0
        || (at + 2 < steps.size()
            && steps.get(at + 1) instanceof Step.Complete
            && steps.get(at + 2) instanceof Step.Frame next
            && next.room().equals(frame.room()));
  }

  /// The frame never comes, and the client does not believe that it has.
  static void leaveOut(Place<Step.Frame> place) {
    place.remove();
    place.client().steps().remove(place.index());
  }

  static void events(Place<Step.Frame> place, Consumer<List<Event>> change) {
    Step.Frame frame = place.step();
    List<Event> events = new ArrayList<>(frame.events());
    change.accept(events);
    place.put(new Step.Frame(frame.room(), frame.after(), frame.upTo(), events, frame.at()));
  }

  static void rows(Place<Step.Fetch> place, Consumer<List<Event>> change) {
    Step.Fetch fetch = place.step();
    List<Event> rows = new ArrayList<>(fetch.rows());
    change.accept(rows);
    place.put(new Step.Fetch(fetch.room(), fetch.after(), fetch.through(), rows, fetch.at()));
  }

  /// A frame arrives after all that followed it, and nothing in between noticed.
  static void delay(Place<Step.Frame> place) {
    Step.Frame frame = place.step();
    place.put(new Step.Frame(frame.room(), frame.upTo(), frame.upTo(), List.of(), frame.at()));
    place.client().steps().add(frame);
  }

  /// What the last frame or page of the client's last room brought never came, nor anything that
  /// says so.
  static void forget(History.Client client) {
    Step end = client.steps().getLast();
    client.steps().removeLast();
    client.steps().removeLast();
    if (!(end instanceof Step.Complete)) {
      throw new AssertionError("a client's last step is " + end);
    }
  }

  /// A client whose person is in the room of its last step at the end.
  static History.Client present(Mutant mutant) {
    Truth truth = Truth.of(mutant.log);
    return mutant.any(
        mutant.clients,
        client -> truth.of(client.steps().getLast().room()).mayRead(client.user(), Long.MAX_VALUE));
  }

  static Place<Step.Ack> earlierAck(Mutant mutant) {
    return mutant.anyStep(Step.Ack.class, ack -> laterAck(mutant, ack) != null);
  }

  static @Nullable Place<Step.Ack> laterAck(Mutant mutant, Step.Ack ack) {
    for (History.Client client : mutant.clients) {
      int start = client.steps().indexOf(ack);
      for (int i = start + 1; start >= 0 && i < client.steps().size(); i++) {
        if (client.steps().get(i) instanceof Step.Ack later && later.room().equals(ack.room())) {
          return new Place<>(client, i, later);
        }
      }
    }
    return null;
  }

  static void exchange(Place<Step.Ack> one, @Nullable Place<Step.Ack> other) {
    Step.Ack later = Objects.requireNonNull(other).step();
    one.put(later);
    other.put(one.step());
  }

  /// Somebody's client hears or reads what came after they left.
  static void afterLeaving(Mutant mutant, boolean live) {
    Truth truth = Truth.of(mutant.log);
    LogRecord secret =
        mutant.any(
            mutant.log,
            record ->
                record.nature() instanceof Nature.Post && absent(mutant, truth, record) != null);
    Event event = secret.event();
    History.Client absent = Objects.requireNonNull(absent(mutant, truth, secret));
    absent
        .steps()
        .add(
            live
                ? new Step.Frame(secret.room(), event.seq() - 1, event.seq(), List.of(event), 0)
                : new Step.Fetch(secret.room(), event.seq() - 1, event.seq(), List.of(event), 0));
  }

  /// Somebody's right ends, and what they were told or read before comes only now.
  static void afterTheClock(Mutant mutant, Class<? extends Step> kind) {
    Place<? extends Step> place = mutant.anyStep(kind, _ -> true);
    long from = mutant.log.getLast().event().seq() + 1;
    place.put(
        switch (place.step()) {
          case Step.Frame frame ->
              new Step.Frame(frame.room(), frame.after(), frame.upTo(), frame.events(), from + 1);
          case Step.Fetch fetch ->
              new Step.Fetch(fetch.room(), fetch.after(), fetch.through(), fetch.rows(), from + 1);
          case Step other -> throw new AssertionError(other);
        });
    mutant.revocations.add(
        new Revocation(place.client().name(), Revocation.ANY, from, Long.MAX_VALUE));
  }

  private static History.@Nullable Client absent(Mutant mutant, Truth truth, LogRecord record) {
    return mutant.clients.stream()
        .filter(client -> !truth.of(record.room()).mayHear(client.user(), record.event().seq()))
        .findFirst()
        .orElse(null);
  }
}
