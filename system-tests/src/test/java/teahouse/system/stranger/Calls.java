package teahouse.system.stranger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One HTTP call, answered with text. Told to slow down, it does so and asks again, as
/// `contracts/errors.md` has it.
public final class Calls {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int TRIES = 5;

  private Calls() {}

  public static HttpResponse<String> send(HttpClient http, HttpRequest request) {
    HttpResponse<String> answer = once(http, request);
    for (int i = 1; answer.statusCode() == TOO_MANY_REQUESTS && i < TRIES; i++) {
      pause(Duration.ofSeconds(answer.headers().firstValueAsLong("Retry-After").orElse(1)));
      answer = once(http, request);
    }
    return answer;
  }

  /// The first answer, whatever it is.
  public static HttpResponse<String> once(HttpClient http, HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(request.uri() + ": " + failure.getMessage(), failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stop);
    }
  }

  static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stop);
    }
  }
}
