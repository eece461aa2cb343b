package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;

/// Thirty-two at once, half of them at another replica, which shares nothing but the database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleUseTest {

  private static final int AT_ONCE = 32;
  private static final int MOST_TRIES = 20;

  private final Replica auth = Replica.shared();
  private Replica sibling = auth;
  private Person alice = Person.at(auth);

  @BeforeAll
  void anotherReplicaStarts() {
    sibling = auth.sibling();
    alice = alice.withAccount();
  }

  @AfterAll
  void itStops() {
    sibling.close();
  }

  @RepeatedTest(8)
  void ofManyWhoRedeemACodeOneWins() throws Exception {
    var flow = Flow.ofGateway(auth.origin());
    String code = alice.gatewayCode(flow);
    assertThat(allAtOnce(i -> someone(i).exchange(flow, code).status())).containsOnlyOnce(200);
  }

  @RepeatedTest(8)
  void ofManyWhoUseARotatingRefreshTokenOneWins() throws Exception {
    var flow = Flow.ofMobile();
    String token = alice.onAnotherDevice().mobileTokens().refresh();
    assertThat(allAtOnce(i -> someone(i).refresh(flow, token).status())).containsOnlyOnce(200);
  }

  @RepeatedTest(4)
  void allOfTheGatewaysRefreshesAtOnceSucceed() throws Exception {
    var flow = Flow.ofGateway(auth.origin());
    String token = alice.onAnotherDevice().gatewayTokens().refresh();
    assertThat(allAtOnce(i -> answered(() -> someone(i).refresh(flow, token).status())))
        .containsOnly(200);
  }

  @RepeatedTest(4)
  void afterARevocationNothingIsRefreshed() throws Exception {
    var flow = Flow.ofGateway(auth.origin());
    String token = alice.onAnotherDevice().gatewayTokens().refresh();
    List<Integer> statuses =
        allAtOnce(i ->
            answered(() ->
                i == AT_ONCE / 2
                    ? someone(i).revoke(flow, token).status()
                    : someone(i).refresh(flow, token).status()));
    assertThat(statuses).containsOnly(200, 400).contains(200);
    assertThat(someone(0).refresh(flow, token).status()).isEqualTo(400);
  }

  /// Asks again while the service has no time, as the gateway does: on a slow machine the last of
  /// many that want one row wait too long for it.
  private static int answered(IntSupplier attempt) {
    int status = attempt.getAsInt();
    for (int i = 0; status == 503 && i < MOST_TRIES; i++) {
      status = attempt.getAsInt();
    }
    return status;
  }

  private Person someone(int number) {
    return alice.onAnotherDevice().movedTo(number % 2 == 0 ? auth : sibling);
  }

  private static List<Integer> allAtOnce(IntFunction<Integer> attempt) throws Exception {
    var start = new CyclicBarrier(AT_ONCE);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      return pool
          .invokeAll(
              IntStream.range(0, AT_ONCE)
                  .<Callable<Integer>>mapToObj(i ->
                      () -> {
                        start.await();
                        return attempt.apply(i);
                      })
                  .toList())
          .stream()
          .map(Future::resultNow)
          .toList();
    }
  }
}
