package teahouse.gateway.world;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.cookie.Cookie;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What came back.
public record Answer(int status, HttpHeaders headers, String body, Map<String, Cookie> newCookies) {

  private static final JsonMapper JSON = JsonMapper.shared();

  public @Nullable String header(String name) {
    return headers.get(name);
  }

  public Map<String, Object> json() {
    return JSON.readValue(body, new TypeReference<>() {});
  }

  /// Which stand-in answered.
  public Object service() {
    return Objects.requireNonNull(json().get("service"));
  }

  /// What the stand-in was sent.
  @SuppressWarnings("unchecked")
  public Map<String, String> sentHeaders() {
    return (Map<String, String>) Objects.requireNonNull(json().get("headers"));
  }

  public Object code() {
    return Objects.requireNonNull(json().get("code"));
  }

  public Cookie cookie(String name) {
    return Objects.requireNonNull(
        newCookies.get(name), () -> "no cookie " + name + ": " + newCookies);
  }
}
