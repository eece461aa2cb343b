package teahouse.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import teahouse.local.DatabaseAddress;

class TestDatabaseTest {
  @Test
  void chineseAndEmojiComeBackAsTheyWent() throws SQLException {
    try (var connection = open(TestDatabase.create("chat"));
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE cup (tea VARCHAR(20) PRIMARY KEY)");
      statement.execute("INSERT INTO cup VALUES ('茶 🍵👩‍👩‍👧')");
      try (var rows = statement.executeQuery("SELECT tea FROM cup")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("茶 🍵👩‍👩‍👧");
      }
    }
  }

  @Test
  void twoTestsDoNotSeeEachOthersSchema() throws SQLException {
    var mine = TestDatabase.create("chat");
    var yours = TestDatabase.create("chat");
    try (var connection = open(mine);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE cup (tea VARCHAR(20) PRIMARY KEY)");
      assertThatThrownBy(() -> statement.execute("USE " + yours.name()))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("denied");
    }
    try (var connection = open(yours);
        var tables = connection.getMetaData().getTables(yours.name(), null, "cup", null)) {
      assertThat(tables.next()).isFalse();
    }
  }

  private static Connection open(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }
}
