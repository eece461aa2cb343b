package teahouse.rules.broken;

import org.junit.jupiter.api.Disabled;

class SwitchedOff {
  @Disabled
  void sleeps() {}
}
