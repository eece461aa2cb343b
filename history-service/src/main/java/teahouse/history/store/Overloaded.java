package teahouse.history.store;

/// More wait for the database than it can serve in time; nothing was begun.
public final class Overloaded extends RuntimeException {

  Overloaded(int waiting) {
    super("%d questions wait already".formatted(waiting), null, false, false);
  }
}
