package teahouse.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.Answer;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.LogReader;
import teahouse.chat.testing.Person;

class RaceTest {

  private final ChatNode node = ChatNode.shared();
  private final Guest alice = Guest.at(node);
  private final Guest bob = Guest.at(node);

  @Test
  void oneWishSentManyTimesAtOnceMakesOneRoom() throws Exception {
    var id = Person.newId();

    var answers = atOnce(12, () -> alice.makes(id, "Oolong", "public"));

    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers)
        .extracting(answer -> answer.text("id"))
        .hasSize(12)
        .containsOnly(answers.getFirst().text("id"));
    assertThat(LogReader.recordsOf(answers.getFirst().text("id"))).hasSize(2);
  }

  @Test
  void somebodyWhoJoinsManyTimesAtOnceIsOneMember() throws Exception {
    var room = alice.makes("Oolong", "public").text("id");

    var answers = atOnce(8, () -> bob.joins(room));

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(answers)
        .extracting(answer -> answer.number("seq"))
        .containsOnly(answers.getFirst().number("seq"));
    assertThat(alice.looksAt(room).number("memberCount")).isEqualTo(2);
    assertThat(LogReader.recordsOf(room)).hasSize(3);
  }

  @Test
  void oneIdUsedForTwoWishesAtOnceTakesEffectOnce() throws Exception {
    var room = alice.makes("Oolong", "public").text("id");
    var id = Person.newId();

    var answers = atOnce(List.of(() -> bob.joins(room, id), () -> bob.leaves(room, id)));

    assertThat(answers).extracting(Answer::code).doesNotHaveDuplicates();
    assertThat(LogReader.recordsOf(room).size()).isLessThanOrEqualTo(3);
  }

  @Test
  void everyChangeOfACrowdIsInTheLogOnceInOrderOfVersion() throws Exception {
    var room = alice.makes("Oolong", "public").text("id");
    var crowd = Stream.generate(() -> Guest.at(node)).limit(12).toList();

    atOnce(crowd.stream().<Callable<Answer>>map(guest -> () -> guest.joins(room)).toList());

    var versions =
        LogReader.recordsOf(room).stream()
            .map(one -> Long.parseLong(LogReader.header(one, "version")))
            .toList();
    assertThat(versions).isEqualTo(LongStream.rangeClosed(1, 14).boxed().toList());
    assertThat(new HashSet<>(alice.membersOf(room))).hasSize(13);
    assertThat(alice.looksAt(room).number("memberCount")).isEqualTo(13);
  }

  private static List<Answer> atOnce(int times, Callable<Answer> deed) throws Exception {
    return atOnce(Stream.generate(() -> deed).limit(times).toList());
  }

  private static List<Answer> atOnce(List<Callable<Answer>> deeds)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Answer>();
      for (var future : threads.invokeAll(deeds)) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
