package teahouse.local.testing;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import teahouse.local.DatabaseAddress;
import teahouse.local.Schemas;

/// A real server of the MySQL family for tests.
public final class TestDatabase {
  private TestDatabase() {}

  /// An empty schema (utf8mb4) of its own for the caller, with a user who sees nothing else. The
  /// first call starts the server.
  ///
  /// @param purpose begins the schema's name, such as `chat`
  public static DatabaseAddress create(String purpose) {
    var suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    var name = purpose + "_" + suffix;
    var server = Holder.ADMINISTRATION;
    var schema =
        new DatabaseAddress(server.host(), server.port(), name, name, "insecure-local-" + suffix);
    Schemas.create(server, schema);
    return schema;
  }

  private static final class Holder {
    static final DatabaseAddress ADMINISTRATION = Infrastructure.get().startDatabase();
  }
}
