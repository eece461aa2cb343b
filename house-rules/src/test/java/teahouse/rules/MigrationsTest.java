package teahouse.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
  private static final List<String> SERVICES = List.of("auth", "chat", "history");
  private static final String PLACES = "*/src/main/resources/db/migration/*.sql";
  private static final String LIST =
      "house-rules/src/test/resources/teahouse/rules/published-migrations.sha256";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"auth", "chat", "history"})
  void theMigrationsOfEachServiceCanBeLivedWithByTheVersionBefore(String service)
      throws IOException {
    var migrations = root().resolve(service + "-service/src/main/resources/db/migration");
    assertThat(Migrations.faults(migrations)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE message DROP COLUMN kind;                                  | takes something away
          DROP TABLE message;                                                    | takes something away
          ALTER TABLE message RENAME COLUMN kind TO sort;                        | takes something away
          ALTER TABLE message MODIFY kind VARCHAR(8) NOT NULL;                   | takes something away
          ALTER TABLE message ADD COLUMN edited INT, CHANGE kind sort INT;       | takes something away
          DELETE FROM message WHERE kind = 'x';                                  | takes something away
          ALTER TABLE message ADD COLUMN edited BOOLEAN NOT NULL;                | cannot fill
          ALTER TABLE message ADD edited BOOLEAN NOT NULL, ADD KEY by_edit (edited); | cannot fill
          ALTER TABLE message ADD UNIQUE KEY by_kind (kind);                     | may break
          CREATE UNIQUE INDEX by_kind ON message (kind);                         | may break
          """)
  void aMigrationThatTheVersionBeforeCannotLiveWithIsFound(String sql, String fault)
      throws IOException {
    write("V1__make.sql", "CREATE TABLE message (id INT NOT NULL, kind INT NOT NULL);");
    write("V2__next.sql", sql);
    assertThat(Migrations.faults(folder)).hasSize(1).allMatch(found -> found.contains(fault));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE message ADD COLUMN edited BOOLEAN NOT NULL DEFAULT FALSE;",
        "ALTER TABLE message ADD COLUMN note VARCHAR(9), ADD KEY by_note (note);",
        "CREATE INDEX by_kind ON message (kind);",
        "-- This may not drop anything.\nINSERT INTO message VALUES (1, 2);",
        "CREATE TABLE other (id INT NOT NULL, UNIQUE KEY one (id)); ALTER TABLE other ADD COLUMN b INT NOT NULL;",
        "-- contract: V1\nALTER TABLE message DROP COLUMN kind;"
      })
  void whatOnlyAddsMayPass(String sql) throws IOException {
    write("V1__make.sql", "CREATE TABLE message (id INT NOT NULL, kind INT NOT NULL);");
    write("V2__next.sql", sql);
    assertThat(Migrations.faults(folder)).isEmpty();
  }

  @Test
  void aContractNamesAnEarlierMigration() throws IOException {
    write("V1__make.sql", "CREATE TABLE message (id INT NOT NULL);");
    write("V2__next.sql", "-- contract: V2\nDROP TABLE message;");
    assertThat(Migrations.faults(folder)).hasSize(1).allMatch(found -> found.contains("earlier"));
  }

  /// Flyway does not start on a schema where one that it carried out reads otherwise, be it by a
  /// comment: then nobody can upgrade.
  @Test
  void aPublishedMigrationIsNeverChanged() throws Exception {
    try (var published = getClass().getResourceAsStream("published-migrations.sha256")) {
      assertThat(checksums())
          .as("after `sha256sum %s > %s`, only new ones may differ", PLACES, LIST)
          .containsExactlyElementsOf(
              new String(Objects.requireNonNull(published).readAllBytes(), UTF_8).lines().toList());
    }
  }

  /// As `sha256sum` writes them.
  private static List<String> checksums() throws Exception {
    var lines = new ArrayList<String>();
    for (var service : SERVICES) {
      var folder = service + "-service/src/main/resources/db/migration";
      try (var files = Files.list(root().resolve(folder))) {
        for (var file : files.sorted().toList()) {
          var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          lines.add(HexFormat.of().formatHex(digest) + "  " + folder + "/" + file.getFileName());
        }
      }
    }
    return lines;
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(folder.resolve(name), sql);
  }

  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docker-compose.yml")) ? here : here.resolve("..").normalize();
  }
}
