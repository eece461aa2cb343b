package teahouse.local;

/// Where a schema is and who may use it.
///
/// @param name the schema
public record DatabaseAddress(String host, int port, String name, String user, String password) {
  /// For MariaDB's driver, which also speaks to MySQL 8.
  public String jdbcUrl() {
    return "jdbc:mariadb://%s:%d/%s?sslMode=disable&allowPublicKeyRetrieval=true"
        .formatted(host, port, name);
  }
}
