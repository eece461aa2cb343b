package teahouse.history.changes;

import io.r2dbc.spi.Row;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import teahouse.history.timeline.MessageRow;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;
import teahouse.history.wire.JsonPage;

/// An entity as it is now.
sealed interface ChangeRow {

  /// Of the event that changed it last.
  Seq changedSeq();

  void writeTo(JsonPage page);

  record Message(MessageRow row) implements ChangeRow {

    static Message of(Row row) {
      return new Message(MessageRow.of(row));
    }

    @Override
    public Seq changedSeq() {
      return row.changedSeq();
    }

    @Override
    public void writeTo(JsonPage page) {
      row.writeTo(page);
    }
  }

  record Member(UserId user, String state, @Nullable String role, long version, Seq changedSeq)
      implements ChangeRow {

    static Member of(Row row) {
      return new Member(
          UserId.of(Objects.requireNonNull(row.get("member", byte[].class))),
          Objects.requireNonNull(row.get("state", String.class)),
          row.get("role", String.class),
          Objects.requireNonNull(row.get("version", Long.class)),
          new Seq(Objects.requireNonNull(row.get("changed_seq", Long.class))));
    }

    @Override
    public void writeTo(JsonPage page) {
      page.raw("{\"entity\":\"member\",\"user\":").string(user.toString());
      page.raw(",\"state\":").string(state);
      if (role != null) {
        page.raw(",\"role\":").string(role);
      }
      page.raw(",\"version\":").number(version);
      page.raw(",\"changedSeq\":").number(changedSeq.value()).raw("}");
    }
  }

  record Room(String name, String topic, String visibility, long version, Seq changedSeq)
      implements ChangeRow {

    static Room of(Row row) {
      return new Room(
          Objects.requireNonNull(row.get("name", String.class)),
          Objects.requireNonNull(row.get("topic", String.class)),
          Objects.requireNonNull(row.get("visibility", String.class)),
          Objects.requireNonNull(row.get("version", Long.class)),
          new Seq(Objects.requireNonNull(row.get("changed_seq", Long.class))));
    }

    @Override
    public void writeTo(JsonPage page) {
      page.raw("{\"entity\":\"room\",\"name\":").string(name);
      page.raw(",\"topic\":").string(topic);
      page.raw(",\"visibility\":").string(visibility);
      page.raw(",\"version\":").number(version);
      page.raw(",\"changedSeq\":").number(changedSeq.value()).raw("}");
    }
  }
}
