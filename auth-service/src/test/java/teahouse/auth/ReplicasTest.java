package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Several processes, one service: what one knows, all know, and a restart forgets nothing.
class ReplicasTest {

  @Test
  void anyReplicaGoesOnWhereAnotherBegan() {
    Replica one = Replica.shared();
    try (Replica other = one.sibling()) {
      var flow = Flow.ofGateway(one.origin());
      Person alice = Person.at(one).withAccount();
      Person aliceThere = alice.movedTo(other);
      assertThat(alice.get(flow.authorizePath()).location()).isEqualTo("/sign-in");
      var page = alice.get("/sign-in");
      var signedIn =
          aliceThere.post(
              "/sign-in",
              page.formWith(Map.of("username", alice.userName(), "password", Person.PASSWORD)));
      assertThat(signedIn.location()).isEqualTo(flow.authorizePath());
      String code = flow.codeIn(alice.get(signedIn.location()));
      var tokens = new Tokens(aliceThere.exchange(flow, code).json());
      assertThat(alice.get("/api/v1/users/me", "Authorization", tokens.bearer()).status())
          .isEqualTo(200);
      assertThat(aliceThere.get("/api/v1/users/me", "Authorization", tokens.bearer()).status())
          .isEqualTo(200);
      assertThat(keys(alice)).isEqualTo(keys(aliceThere)).hasSize(2);
      assertThat(aliceThere.revoke(flow, tokens.refresh()).status()).isEqualTo(200);
      assertThat(alice.get(flow.authorizePath()).location()).isEqualTo("/sign-in");
    }
  }

  @Test
  void aRestartKeepsKeysAndSessions() {
    Replica before = Replica.start(Map.of());
    Person alice = Person.at(before).withAccount();
    var tokens = alice.gatewayTokens();
    Set<String> keysBefore = keys(alice);
    before.close();
    try (Replica after = before.sibling()) {
      Person aliceNow = alice.movedTo(after);
      assertThat(keys(aliceNow)).isEqualTo(keysBefore);
      assertThat(aliceNow.get("/api/v1/users/me", "Authorization", tokens.bearer()).status())
          .isEqualTo(200);
      var flow = Flow.ofGateway(before.origin());
      assertThat(aliceNow.refresh(flow, tokens.refresh()).status()).isEqualTo(200);
      flow.codeIn(aliceNow.get(flow.authorizePath()));
    }
  }

  @Test
  void theDatabaseHoldsNothingThatOpensADoor() throws SQLException {
    Replica auth = Replica.shared();
    Person alice = Person.at(auth).withAccount();
    var flow = Flow.ofMobile();
    String code = alice.mobileCode(flow);
    var tokens = new Tokens(alice.exchange(flow, code).json());
    List<String> everything = everythingStored(auth);
    assertThat(everything).anySatisfy(value -> assertThat(value).contains(alice.userName()));
    assertThat(everything)
        .allSatisfy(value ->
            assertThat(value)
                .doesNotContain(Person.PASSWORD, code, tokens.refresh(), tokens.access())
                .doesNotContain("\"d\":", "\"qi\":"));
  }

  private static Set<String> keys(Person someone) {
    var kids = new HashSet<String>();
    for (JsonNode key : someone.get("/oauth2/jwks").json().path("keys")) {
      assertThat(key.has("d")).isFalse();
      kids.add(key.path("kid").asString());
    }
    return kids;
  }

  private static List<String> everythingStored(Replica auth) throws SQLException {
    var database = auth.database();
    var values = new ArrayList<String>();
    try (var connection =
        DriverManager.getConnection(
            "jdbc:mariadb://%s:%d/%s?allowPublicKeyRetrieval=true"
                .formatted(database.host(), database.port(), database.name()),
            database.user(),
            database.password())) {
      for (String table : List.of("account", "session", "signing_key", "oauth2_grant")) {
        try (var rows = connection.createStatement().executeQuery("SELECT * FROM " + table)) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              values.add(String.valueOf(rows.getString(i)));
            }
          }
        }
      }
    }
    return values;
  }
}
