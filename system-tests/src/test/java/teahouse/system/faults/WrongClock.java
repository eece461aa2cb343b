package teahouse.system.faults;

import teahouse.local.LocalProcess;
import teahouse.local.LocalStack;
import teahouse.local.Service;

/// A chat node whose clock is wrong.
final class WrongClock {

  private WrongClock() {}

  /// @param by such as `+1h`
  static Fault fault(LocalStack stack, String by) {
    LocalProcess node = stack.service(Service.CHAT);
    return Fault.of(
            "a chat node's clock is wrong by " + by,
            "%s's clock is wrong by %s".formatted(node.name(), by),
            () -> {
              node.stop();
              node.launchedBy(
                  "env",
                  "LD_PRELOAD=" + Ground.fakeTime().orElseThrow(),
                  "FAKETIME=" + by,
                  "FAKETIME_DONT_FAKE_MONOTONIC=1",
                  "FAKETIME_NO_CACHE=1");
              try {
                ProcessFaults.comesBack(node);
                Pause.of(Fault.WHILE);
              } finally {
                node.stop();
                node.launchedBy();
              }
              ProcessFaults.comesBack(node);
            })
        .holdingUp()
        .unless(Ground.lacksFakeTime());
  }
}
