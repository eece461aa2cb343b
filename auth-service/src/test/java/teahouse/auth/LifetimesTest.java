package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How long things last at most.
class LifetimesTest {

  @Test
  void refreshingDoesNotMakeASessionLonger() {
    try (Replica auth = Replica.start(Map.of("teahouse.sessions.lifetime", "12s"))) {
      Person alice = Person.at(auth).withAccount();
      var flow = Flow.ofGateway(auth.origin());
      String token = alice.gatewayTokens().refresh();
      assertThat(alice.refresh(flow, token).status()).isEqualTo(200);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> alice.refresh(flow, token).status() == 400);
      assertThat(alice.get(flow.authorizePath()).location()).isEqualTo("/sign-in");
    }
  }

  @Test
  void aCodeLivesForAMinute() throws SQLException {
    Replica auth = Replica.shared();
    Person alice = Person.at(auth).withAccount();
    alice.gatewayCode(Flow.ofGateway(auth.origin()));
    var database = auth.database();
    try (var connection =
            DriverManager.getConnection(
                "jdbc:mariadb://%s:%d/%s?allowPublicKeyRetrieval=true"
                    .formatted(database.host(), database.port(), database.name()),
                database.user(),
                database.password());
        var statement = connection.createStatement();
        var lives =
            statement.executeQuery(
                """
                SELECT MAX(TIMESTAMPDIFF(SECOND, code_issued_at, code_expires_at))
                  FROM oauth2_grant
                """)) {
      assertThat(lives.next()).isTrue();
      assertThat(lives.getInt(1)).isEqualTo(60);
    }
  }
}
