package teahouse.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The public REST API, as `contracts/openapi` describes it.
final class Api {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE_FOR_AN_ANSWER = Duration.ofSeconds(20);
  private static final int ATTEMPTS = 30;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI origin;

  Api(URI origin) {
    this.origin = origin;
  }

  URI origin() {
    return origin;
  }

  /// Makes the account; one of that name that exists already will do.
  void signUp(Map<String, String> account) throws IOException, InterruptedException {
    var answer = sendUntilSettled(json("/api/v1/users", account).build());
    if (answer.statusCode() != 201 && !answer.body().contains("user_name_taken")) {
      throw refusal("/api/v1/users", answer);
    }
  }

  /// Sends a change with a client-made id, again and again until it is in the log.
  JsonNode change(String path, String token, Map<String, ?> body)
      throws IOException, InterruptedException {
    var answer =
        sendUntilSettled(json(path, body).header("Authorization", "Bearer " + token).build());
    if (answer.statusCode() / 100 != 2 && !answer.body().contains("already_member")) {
      throw refusal(path, answer);
    }
    return JSON.readTree(answer.body());
  }

  JsonNode get(String path, String token) throws IOException, InterruptedException {
    var answer = sendUntilSettled(request(path).header("Authorization", "Bearer " + token).build());
    if (answer.statusCode() != 200) {
      throw refusal(path, answer);
    }
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder json(String path, Map<String, ?> body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(origin.resolve(path)).timeout(PATIENCE_FOR_AN_ANSWER);
  }

  /// Asks again while the answer is "pending", "slow down" or "not now".
  private HttpResponse<String> sendUntilSettled(HttpRequest request)
      throws IOException, InterruptedException {
    var answer = send(request);
    for (int attempt = 1; attempt < ATTEMPTS && isUnsettled(answer.statusCode()); attempt++) {
      long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
      TimeUnit.SECONDS.sleep(Math.clamp(seconds, 1, 10));
      answer = send(request);
    }
    return answer;
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static boolean isUnsettled(int status) {
    return status == 202 || status == 429 || status == 503;
  }

  private static IOException refusal(String path, HttpResponse<String> answer) {
    return new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
  }
}
