package teahouse.history.wire;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import teahouse.history.problem.ErrorCode;
import teahouse.history.problem.Problem;
import teahouse.history.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a request's body as one JSON object: no duplicate keys, nothing behind it, nothing deep.
public final class StrictJson {

  private static final int LARGEST_BODY = 64 * 1024;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxNameLength(256)
                          .maxStringLength(LARGEST_BODY)
                          .maxDocumentLength(LARGEST_BODY)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  public static Mono<JsonNode> object(ServerRequest request) {
    boolean json =
        request
            .headers()
            .contentType()
            .filter(MediaType.APPLICATION_JSON::isCompatibleWith)
            .isPresent();
    return json
        ? request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]).map(StrictJson::parse)
        : Mono.error(() -> new UnsupportedMediaTypeStatusException("application/json expected"));
  }

  private static JsonNode parse(byte[] body) {
    try {
      JsonNode value = JSON.readTree(body);
      if (value.isObject()) {
        return value;
      }
    } catch (JacksonException e) {
      // Told to nobody in Jackson's words.
      throw malformed();
    }
    throw malformed();
  }

  private static ProblemException malformed() {
    return new ProblemException(Problem.of(ErrorCode.MALFORMED));
  }
}
