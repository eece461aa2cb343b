package teahouse.auth.throttle;

import java.text.Normalizer;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;
import teahouse.auth.throttle.Admission.Admitted;

/// Asked before a password is looked at or an account is made.
@Component
public class TryThrottle {

  private final Buckets guesses;
  private final Buckets signIns;
  private final Buckets signUps;

  TryThrottle(ThrottleProperties limits, Clock clock) {
    this.guesses = new Buckets(limits.guesses().burst(), limits.guesses().every(), clock);
    this.signIns = new Buckets(limits.signIns().burst(), limits.signIns().every(), clock);
    this.signUps = new Buckets(limits.signUps().burst(), limits.signUps().every(), clock);
  }

  public Admission signIn(String userName, String address) {
    Admission fromHere = signIns.take(address);
    return fromHere instanceof Admitted ? guesses.take(key(userName, address)) : fromHere;
  }

  /// A right password is no guess.
  public void signedIn(String userName, String address) {
    guesses.giveBack(key(userName, address));
    signIns.giveBack(address);
  }

  public Admission signUp(String address) {
    return signUps.take(address);
  }

  private static String key(String userName, String address) {
    String start = userName.substring(0, Math.min(userName.length(), 64));
    return Normalizer.normalize(start, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
        + " "
        + address;
  }
}
