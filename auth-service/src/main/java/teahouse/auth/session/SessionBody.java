package teahouse.auth.session;

import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// `#/components/schemas/Session` of the contract.
record SessionBody(String id, String device, String startedAt, String expiresAt, boolean current) {

  static SessionBody of(OpenSession open, @Nullable String current) {
    SignedIn session = open.session();
    String id = session.session().toString();
    return new SessionBody(
        id,
        open.device().name(),
        session.since().truncatedTo(ChronoUnit.MILLIS).toString(),
        session.until().truncatedTo(ChronoUnit.MILLIS).toString(),
        id.equals(current));
  }
}
