package teahouse.history.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;

class ChangePageTest {

  private static final RoomId ROOM = new RoomId(new UUID(1, 1));
  private static final Seq THROUGH = new Seq(100);

  @Test
  void whatFitsIsTheLastPage() {
    var page = page(10, table(1, 2), table(2, 3));

    assertThat(seqs(page)).containsExactly(1L, 2L, 2L, 3L);
    assertThat(page.end()).isEqualTo(new ChangePage.End.Through(THROUGH));
  }

  @Test
  void aSeqThatDoesNotFitWaitsForTheNextPageAsAWhole() {
    var page = page(2, table(1, 2), table(2, 3));

    assertThat(seqs(page)).containsExactly(1L);
    assertThat(page.end()).isEqualTo(new ChangePage.End.Next(new Seq(1)));
  }

  @Test
  void aSeqWithMoreRowsThanAPageGoesOutWhole() {
    var page = page(1, table(4), table(4), table(4, 9));

    assertThat(seqs(page)).containsExactly(4L, 4L, 4L);
    assertThat(page.end()).isEqualTo(new ChangePage.End.Next(new Seq(4)));
  }

  @Test
  void theLastSeqOfATableThatWasCutIsNotKnownToBeWhole() {
    var page = page(10, cut(1, 2, 5), table(3, 7));

    assertThat(seqs(page)).containsExactly(1L, 2L, 3L);
    assertThat(page.end()).isEqualTo(new ChangePage.End.Next(new Seq(3)));
  }

  @Test
  void nothingChangedIsCompleteThroughThePosition() {
    var page = page(10, Fetched.NOTHING, Fetched.NOTHING);

    assertThat(page.hasMoved()).isFalse();
    assertThat(page.end()).isEqualTo(new ChangePage.End.Through(THROUGH));
  }

  private static ChangePage page(int limit, Fetched... tables) {
    return ChangePage.of(ROOM, Seq.NOTHING, List.of(tables), new Seq(0), limit, THROUGH);
  }

  private static Fetched table(long... seqs) {
    return new Fetched(rows(seqs), false);
  }

  private static Fetched cut(long... seqs) {
    return new Fetched(rows(seqs), true);
  }

  private static List<ChangeRow> rows(long... seqs) {
    return Arrays.stream(seqs)
        .<ChangeRow>mapToObj(
            seq -> new ChangeRow.Member(new UserId(new UUID(2, 2)), "left", null, 1, new Seq(seq)))
        .toList();
  }

  private static List<Long> seqs(ChangePage page) {
    return page.rows().stream().map(row -> row.changedSeq().value()).toList();
  }
}
