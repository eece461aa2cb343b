package teahouse.auth.throttle;

import java.time.Duration;

/// Whether a try may go on now.
public sealed interface Admission {

  record Admitted() implements Admission {}

  record Later(Duration after) implements Admission {}
}
