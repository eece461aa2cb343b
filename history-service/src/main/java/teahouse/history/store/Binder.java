package teahouse.history.store;

import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;

/// Fills a statement's parameters from left to right.
public final class Binder {

  private final Statement statement;
  private int index;

  public Binder(Statement statement) {
    this.statement = statement;
  }

  public Binder add(Object value) {
    statement.bind(index++, value);
    return this;
  }

  public Binder addNullable(@Nullable Object value, Class<?> type) {
    if (value == null) {
      statement.bindNull(index++, type);
    } else {
      statement.bind(index++, value);
    }
    return this;
  }
}
