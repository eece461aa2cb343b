package teahouse.system.stranger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

/// One HTTP call, answered with text. Told to slow down, it does so and asks again, as
/// `contracts/errors.md` has it.
final class Calls {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int TRIES = 5;

  private Calls() {}

  static HttpResponse<String> send(HttpClient http, HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      for (int i = 1; answer.statusCode() == TOO_MANY_REQUESTS && i < TRIES; i++) {
        TimeUnit.SECONDS.sleep(answer.headers().firstValueAsLong("Retry-After").orElse(1));
        answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      }
      return answer;
    } catch (IOException failure) {
      throw new UncheckedIOException(request.uri() + ": " + failure.getMessage(), failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stop);
    }
  }
}
