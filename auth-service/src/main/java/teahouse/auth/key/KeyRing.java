package teahouse.auth.key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All keys there are, oldest first, and what each is for at a given time. Pure.
record KeyRing(List<SigningKey> keys) {

  /// Longer than any token lives and any reader keeps the set.
  static final Duration PUBLISHED_AFTERWARDS = Duration.ofHours(2);

  static KeyRing empty() {
    return new KeyRing(List.of());
  }

  Optional<SigningKey> signer(Instant now) {
    return keys.reversed().stream().filter(key -> !key.signsFrom().isAfter(now)).findFirst();
  }

  List<SigningKey> published(Instant now) {
    return keys.stream().filter(key -> !isOver(key, now)).toList();
  }

  List<SigningKey> over(Instant now) {
    return keys.stream().filter(key -> isOver(key, now)).toList();
  }

  /// When the next key shall take over, if it has yet to be made.
  ///
  /// @param life how long a key signs
  Optional<Instant> due(Instant now, Duration life) {
    if (keys.isEmpty()) {
      return Optional.of(now);
    }
    SigningKey last = keys.getLast();
    if (last.signsFrom().isAfter(now)) {
      return Optional.empty();
    }
    Instant planned = last.signsFrom().plus(life);
    Instant earliest = now.plus(PUBLISHED_AFTERWARDS);
    return Optional.of(planned.isBefore(earliest) ? earliest : planned);
  }

  int nextGeneration() {
    return keys.isEmpty() ? 1 : keys.getLast().generation() + 1;
  }

  private boolean isOver(SigningKey key, Instant now) {
    return keys.stream()
        .filter(other -> other.generation() > key.generation())
        .map(SigningKey::signsFrom)
        .min(Instant::compareTo)
        .filter(successor -> successor.plus(PUBLISHED_AFTERWARDS).isBefore(now))
        .isPresent();
  }
}
