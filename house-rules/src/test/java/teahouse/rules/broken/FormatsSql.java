package teahouse.rules.broken;

import org.springframework.r2dbc.core.DatabaseClient;

class FormatsSql {
  DatabaseClient.GenericExecuteSpec runs(DatabaseClient database, String table) {
    return database.sql("SELECT id FROM %s".formatted(table));
  }
}
