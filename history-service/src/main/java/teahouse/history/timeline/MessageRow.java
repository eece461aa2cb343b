package teahouse.history.timeline;

import io.r2dbc.spi.Row;
import java.util.Objects;
import teahouse.history.vocabulary.EventBody;
import teahouse.history.vocabulary.Seq;
import teahouse.history.wire.JsonPage;

/// One line of a timeline.
public record MessageRow(Seq seq, Seq changedSeq, EventBody body) {

  /// From columns `seq`, `changed_seq`, `body`.
  public static MessageRow of(Row row) {
    return new MessageRow(
        new Seq(Objects.requireNonNull(row.get("seq", Long.class))),
        new Seq(Objects.requireNonNull(row.get("changed_seq", Long.class))),
        new EventBody(Objects.requireNonNull(row.get("body", byte[].class))));
  }

  /// The body with what the log's offset adds: no parsing, whatever fields it has.
  public void writeTo(JsonPage page) {
    page.raw("{\"entity\":\"message\",\"seq\":")
        .number(seq.value())
        .raw(",\"changedSeq\":")
        .number(changedSeq.value());
    byte[] json = body.bytes();
    int first = 1;
    while (first < json.length && json[first] <= ' ') {
      first++;
    }
    page.raw(json[first] == '}' ? "" : ",").raw(json, first);
  }
}
