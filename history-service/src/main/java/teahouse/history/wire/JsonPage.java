package teahouse.history.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.io.JsonStringEncoder;

/// An answer's JSON as bytes, put together from pieces that are JSON already.
public final class JsonPage {

  private static final int USUAL_SIZE = 8 * 1024;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);

  public JsonPage raw(String json) {
    return raw(json.getBytes(StandardCharsets.UTF_8), 0);
  }

  public JsonPage raw(byte[] json, int from) {
    bytes.write(json, from, json.length - from);
    return this;
  }

  public JsonPage number(long value) {
    return raw(Long.toString(value));
  }

  public JsonPage string(String text) {
    return raw("\"")
        .raw(new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)))
        .raw("\"");
  }

  /// Elements with commas between them, in brackets.
  public <T> JsonPage array(List<T> elements, Consumer<T> write) {
    raw("[");
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        raw(",");
      }
      write.accept(elements.get(i));
    }
    return raw("]");
  }

  /// What only this caller may read is kept by nobody on the way.
  public Mono<ServerResponse> answer() {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .bodyValue(bytes.toByteArray());
  }

  @Override
  public String toString() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
