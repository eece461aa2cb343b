package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Who is who.
class UsersTest {

  private final Replica auth = Replica.shared();
  private final Person alice = Person.at(auth).withAccount();
  private final Person bob = Person.at(auth).withAccount();
  private final Tokens tokens = alice.gatewayTokens();

  @Test
  void profilesAreFoundByIdsAndUnknownOnesLeftOut() {
    String me = tokens.accessClaims().path("sub").asString();
    String him = bob.gatewayTokens().accessClaims().path("sub").asString();
    String nobody = "0198b2f0-0000-7000-8000-000000000000";
    var users =
        asAlice("/api/v1/users?ids=%s,%s,%s".formatted(me, nobody, him)).json().path("users");
    assertThat(users.findValuesAsString("userName"))
        .containsExactlyInAnyOrder(alice.userName(), bob.userName());
  }

  @Test
  void profilesAreFoundByTheBeginningOfEitherName() {
    changesName("茶客 " + alice.userName());
    assertThat(found(alice.userName().toUpperCase(Locale.ROOT))).containsExactly(alice.userName());
    assertThat(found(Person.encoded("茶客 " + alice.userName()))).containsExactly(alice.userName());
  }

  @Test
  void signsOfASearchPatternMeanThemselves() {
    assertThat(found(alice.userName())).isNotEmpty();
    assertThat(found("%25")).isEmpty();
    assertThat(found("guest_")).isEmpty();
  }

  @Test
  void aNameIsChangedForAllToSee() {
    assertThat(changesName("林青 🍵").json().path("displayName").asString()).isEqualTo("林青 🍵");
    String me = tokens.accessClaims().path("sub").asString();
    var seen = bob.get("/api/v1/users/" + me, "Authorization", bob.gatewayTokens().bearer()).json();
    assertThat(seen.path("displayName").asString()).isEqualTo("林青 🍵");
    assertThat(changesName("\u202e").status()).isEqualTo(400);
  }

  private Answer changesName(String name) {
    return alice.send(
        "PATCH",
        "/api/v1/users/me",
        "application/json",
        "{\"displayName\":\"" + name + "\"}",
        "Authorization",
        tokens.bearer());
  }

  private List<String> found(String prefix) {
    return asAlice("/api/v1/users?prefix=" + prefix)
        .json()
        .path("users")
        .findValuesAsString("userName");
  }

  private Answer asAlice(String path) {
    return alice.get(path, "Authorization", tokens.bearer());
  }
}
