package teahouse.auth.origin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// A cookie of this origin that no script reads and no sub-domain can set (`__Host-`). Over plain
/// http, which only the local stack speaks, browsers refuse the prefix, so it goes without.
public final class HostCookie {

  private final String name;
  private final boolean secure;

  public HostCookie(String name, PublicOrigin origin) {
    this.secure = origin.isSecure();
    this.name = secure ? "__Host-" + name : name;
  }

  public String name() {
    return name;
  }

  public boolean isSecure() {
    return secure;
  }

  public Optional<String> read(HttpServletRequest request) {
    Cookie @Nullable [] cookies = request.getCookies();
    return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  /// Until the browser is closed.
  public void write(HttpServletResponse response, String value) {
    add(response, cookie(value).build());
  }

  public void write(HttpServletResponse response, String value, Duration life) {
    add(response, cookie(value).maxAge(life).build());
  }

  public void clear(HttpServletResponse response) {
    add(response, cookie("").maxAge(Duration.ZERO).build());
  }

  private ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(name, value).httpOnly(true).secure(secure).sameSite("Lax").path("/");
  }

  private static void add(HttpServletResponse response, ResponseCookie cookie) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
