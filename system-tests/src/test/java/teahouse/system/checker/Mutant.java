package teahouse.system.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// A history in the making of which one thing goes wrong.
final class Mutant {

  private final RandomGenerator random;
  final List<LogRecord> log;
  final Map<String, List<Event>> table = new HashMap<>();
  final List<History.Client> clients = new ArrayList<>();
  final List<Revocation> revocations;
  private final History good;

  Mutant(History good, RandomGenerator random) {
    this.good = good;
    this.random = random;
    log = new ArrayList<>(good.log());
    revocations = new ArrayList<>(good.revocations());
    good.table().forEach((room, rows) -> table.put(room, new ArrayList<>(rows)));
    for (History.Client client : good.clients()) {
      clients.add(
          new History.Client(client.name(), client.user(), new ArrayList<>(client.steps())));
    }
  }

  History history() {
    return new History(log, table, clients, revocations, good.finished());
  }

  /// One of the things that fit, at random.
  <T> T any(List<T> all, Predicate<T> fits) {
    List<T> fitting = all.stream().filter(fits).toList();
    if (fitting.isEmpty()) {
      throw new AssertionError("the history has nothing of the kind");
    }
    return fitting.get(random.nextInt(fitting.size()));
  }

  /// Some room's rows, with at least `least` of them.
  List<Event> anyRows(int least) {
    return any(List.copyOf(table.values()), rows -> rows.size() >= least);
  }

  /// A step of some client, and where it stands.
  <S extends Step> Place<S> anyStep(Class<S> kind, Predicate<S> fits) {
    List<Place<S>> places = new ArrayList<>();
    for (History.Client client : clients) {
      for (int i = 0; i < client.steps().size(); i++) {
        if (kind.isInstance(client.steps().get(i)) && fits.test(kind.cast(client.steps().get(i)))) {
          places.add(new Place<>(client, i, kind.cast(client.steps().get(i))));
        }
      }
    }
    return any(places, _ -> true);
  }

  record Place<S extends Step>(History.Client client, int index, S step) {

    void remove() {
      client.steps().remove(index);
    }

    void put(Step other) {
      client.steps().set(index, other);
    }

    void addBehind(Step other) {
      client.steps().add(index + 1, other);
    }
  }
}
