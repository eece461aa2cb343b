package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teahouse.gateway.world.Answer;
import teahouse.gateway.world.Contract;
import teahouse.gateway.world.RunningGateway;

class RoutesTest {

  private final RunningGateway house = RunningGateway.shared();

  /// The contracts are the table: an operation that is not routed, or to another service, fails
  /// here.
  @TestFactory
  Stream<DynamicTest> everyOperationOfTheContractsIsAnsweredByTheServiceThatPublishesIt() {
    var alice = house.signedIn();
    return Stream.of("auth", "chat", "history")
        .flatMap(service ->
            Contract.of(service).operations().stream()
                .filter(operation -> !operation.path().startsWith("/internal/"))
                .map(operation ->
                    dynamicTest(
                        operation + " → " + service,
                        () -> {
                          Answer answer =
                              alice
                                  .browser()
                                  .send(
                                      operation.method(),
                                      operation.path(),
                                      operation.bodyAllowed() ? "{}" : null,
                                      alice.browser().pageHeaders());
                          assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                          assertThat(answer.service()).isEqualTo(service);
                        })));
  }

  @Test
  void whatServicesKeepToThemselvesIsNotReached() {
    var alice = house.signedIn();
    assertThat(Contract.of("history").operations())
        .filteredOn(operation -> operation.path().startsWith("/internal/"))
        .isNotEmpty()
        .allSatisfy(operation -> {
          Answer answer = alice.browser().send(operation.method(), operation.path(), null);
          assertThat(answer.status()).isEqualTo(404);
          assertThat(answer.code()).isEqualTo("not_found");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/oauth2/authorize?client_id=x",
        "/.well-known/openid-configuration",
        "/userinfo",
        "/sign-in",
        "/sign-up",
        "/sign-out",
        "/auth-assets/page.css"
      })
  void theSignInPagesAreSeenUnderThePublicNameAndWithoutTheSession(String path) {
    var alice = house.signedIn();
    alice.browser().keep("__Host-teahouse_form", "own");

    Answer answer = alice.browser().get(path);

    assertThat(answer.service()).isEqualTo("auth");
    assertThat(answer.sentHeaders())
        .containsEntry("host", RunningGateway.HOST)
        .containsEntry("cookie", "__Host-teahouse_form=own");
  }

  @Test
  void servicesHearWhereARequestCameFromInTheGatewaysWords() {
    var alice = house.signedIn();

    Answer answer =
        alice
            .browser()
            .get(
                "/api/v1/rooms",
                "X-Forwarded-For",
                "6.6.6.6",
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "for=6.6.6.6");

    assertThat(answer.sentHeaders())
        .containsEntry("x-forwarded-for", "127.0.0.1")
        .containsEntry("x-forwarded-host", RunningGateway.HOST)
        .containsEntry("x-forwarded-proto", "https")
        .containsEntry("x-forwarded-port", "443")
        .doesNotContainKeys("forwarded", "cookie");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1//rooms, 400",
    "/api/v1/rooms%2Fr, 400",
    "/api/v1/rooms;x=1, 400",
    "/api/v1/../internal, 400",
    "/api/v2/rooms, 404",
    "/api, 404",
    "/internal/v1/rooms/r/event-ids/i, 404",
    "/actuator/health, 404",
  })
  void aPathThatIsNotOursOrCouldMeanTwoThingsGoesNowhere(String path, int status) {
    assertThat(house.signedIn().browser().get(path).status()).isEqualTo(status);
  }
}
