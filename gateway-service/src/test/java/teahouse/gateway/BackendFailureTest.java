package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import teahouse.gateway.world.Answer;
import teahouse.gateway.world.RunningGateway;

class BackendFailureTest {

  private final RunningGateway house = RunningGateway.shared();

  private Answer whenChatAnswers(
      String path,
      BiFunction<HttpServerRequest, HttpServerResponse, ? extends Publisher<Void>> answer) {
    house.chat.at(path, answer);
    return house.signedIn().browser().get(path);
  }

  private static void isUnavailable(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json())
        .containsEntry("code", "service_unavailable")
        .containsEntry("retryable", true)
        .containsKey("retryAfterMs");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void aServiceThatFailsInItsContainersWordsIsUnavailable() {
    isUnavailable(
        whenChatAnswers(
            "/api/v1/html",
            (_, response) ->
                response
                    .status(500)
                    .header("Content-Type", "text/html")
                    .sendString(Mono.just("<h1>Whitelabel Error Page</h1>"))));
    isUnavailable(
        whenChatAnswers(
            "/api/v1/spring",
            (_, response) ->
                response
                    .status(502)
                    .header("Content-Type", "application/json")
                    .sendString(Mono.just("{\"timestamp\":0,\"trace\":\"at x\"}"))));
    isUnavailable(whenChatAnswers("/api/v1/empty", (_, response) -> response.status(503).send()));
  }

  @Test
  void aServicesOwnProblemPasses() {
    Answer answer =
        whenChatAnswers(
            "/api/v1/problem",
            (_, response) ->
                response
                    .status(503)
                    .header("Content-Type", "application/problem+json")
                    .sendString(Mono.just("{\"code\":\"log_unavailable\"}")));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("log_unavailable");
  }

  @Test
  void aServiceThatHangsUpIsUnavailable() {
    isUnavailable(
        whenChatAnswers(
            "/api/v1/hangs-up",
            (request, _) -> {
              request.withConnection(connection -> connection.dispose());
              return Mono.never();
            }));
  }

  @Test
  void aServiceThatDoesNotAnswerInTimeIsUnavailable() {
    try (RunningGateway hasty =
        RunningGateway.with(
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout", "300ms")) {
      hasty.chat.at("/api/v1/silent", (_, _) -> Mono.never());

      isUnavailable(hasty.signedIn().browser().get("/api/v1/silent"));
    }
  }

  @Test
  void aServiceThatIsNotThereIsUnavailableAndItsSocketToo() {
    try (RunningGateway lonely = RunningGateway.with()) {
      var alice = lonely.signedIn();
      lonely.chat.stop();
      lonely.auth.stop();

      isUnavailable(alice.browser().get("/api/v1/rooms"));
      isUnavailable(alice.browser().get("/sign-in"));
      assertThat(lonely.socketOf(alice).status()).isEqualTo(503);
      assertThat(alice.browser().get("/api/v1/changes").service()).isEqualTo("history");
    }
  }

  @Test
  void aServicesCookiesAndPoliciesStayWithIt() {
    Answer answer =
        whenChatAnswers(
            "/api/v1/cookies",
            (_, response) -> response.header("Set-Cookie", "a=b").status(200).send());

    assertThat(answer.headers().getAll("Set-Cookie")).isEmpty();
  }
}
