package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// From the outside: what a client that knows the contract alone goes through.
class SignInFlowTest {

  private final Replica auth = Replica.shared();

  @Test
  void theGatewayGetsTokensForSomebodyWhoSignsIn() {
    var alice = Person.at(auth).withAccount();
    var tokens = alice.gatewayTokens();
    var claims = tokens.accessClaims();
    assertThat(tokens.accessHeader().path("typ").asString()).isEqualTo("at+jwt");
    assertThat(claims.path("iss").asString()).isEqualTo(auth.origin().toString());
    assertThat(claims.path("aud").asString()).isEqualTo("teahouse");
    assertThat(claims.path("client_id").asString()).isEqualTo("gateway");
    assertThat(claims.path("scope").asString()).isEqualTo("chat openid profile");
    assertThat(claims.path("sid").asString()).hasSize(36);
    assertThat(claims.path("jti").asString()).isNotEmpty();
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
        .isEqualTo(Duration.ofMinutes(10).toSeconds());
    assertThat(tokens.idClaims().path("sid")).isEqualTo(claims.path("sid"));
    assertThat(tokens.idClaims().path("sub")).isEqualTo(claims.path("sub"));
    assertThat(tokens.idClaims().path("nonce").asString()).isNotEmpty();
    var me = alice.get("/api/v1/users/me", "Authorization", tokens.bearer()).json();
    assertThat(me.path("userName").asString()).isEqualTo(alice.userName());
    assertThat(me.path("id")).isEqualTo(claims.path("sub"));
  }

  @Test
  void aStrangersAppGetsTokensAfterThePersonSaidYes() {
    var bob = Person.at(auth).withAccount();
    var tokens = bob.mobileTokens();
    assertThat(tokens.accessClaims().path("client_id").asString()).isEqualTo("teahouse-mobile");
    assertThat(tokens.refresh()).isNotEmpty();
    assertThat(tokens.id()).isNotEmpty();
    var info = bob.get("/userinfo", "Authorization", tokens.bearer()).json();
    assertThat(info.path("sub")).isEqualTo(tokens.accessClaims().path("sub"));
    assertThat(info.path("preferred_username").asString()).isEqualTo(bob.userName());
  }
}
