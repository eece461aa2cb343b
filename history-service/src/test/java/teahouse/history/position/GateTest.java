package teahouse.history.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Person;
import teahouse.history.testing.TestRoom;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;

class GateTest {

  private final HistoryService history = HistoryService.shared();
  private final Person alice = Person.named("Alice");
  private final TestRoom room = TestRoom.of(HistoryService.sharedLog(), alice);

  @Test
  void aThousandWhoWaitShareTheirLooksAtThePositions() {
    var gate = history.part(Gate.class);
    long said = room.posts(alice, "hello");
    var passed = new Seq(said + 1);
    var closed = new Seq(said + 100_000);
    double before = history.meter("teahouse.history.gate.reads");

    var answers =
        Flux.fromStream(IntStream.range(0, 1_000).boxed())
            .flatMapSequential(
                i -> gate.await(Map.of(new RoomId(room.id()), i % 2 == 0 ? passed : closed)), 1_000)
            .collectList()
            .block();

    assertThat(answers).hasSize(1_000);
    for (int i = 0; i < 1_000; i++) {
      assertThat(answers.get(i)).isEqualTo(i % 2 == 0);
    }
    // Two seconds of a look every 50 ms, and many more if the machine is slow.
    assertThat(history.meter("teahouse.history.gate.reads") - before).isBetween(1.0, 300.0);
    assertThat(history.meter("teahouse.history.gate.waiting")).isZero();
  }
}
