package teahouse.gateway.authentication;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/// Decides whether a request may be what it seems: one that a page of this origin sent, or an app.
/// Browsers add cookies to requests of any page; they let no page lie about `Origin` or
/// `Sec-Fetch-Site`, and no foreign page add a header of its own.
record PageProof(String origin) {

  static final String CSRF_HEADER = "X-Teahouse-Csrf";

  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

  /// A socket can be opened by any page, and its frames read: only the exact origin will do. Apps
  /// may say what they like (some libraries make an origin up): no page can send the token they
  /// show.
  ///
  /// @param byApp whether the request shows a token itself
  boolean suffices(boolean byApp, HttpHeaders upgrade) {
    return byApp || isOurs(upgrade);
  }

  /// @param byCookie whether the request shows the session cookie
  boolean suffices(boolean byCookie, HttpMethod method, HttpHeaders headers) {
    boolean named = headers.containsHeader(HttpHeaders.ORIGIN);
    @Nullable String site = headers.getFirst("Sec-Fetch-Site");
    boolean foreign = (named && !isOurs(headers)) || (site != null && OTHER_SITES.contains(site));
    if (foreign) {
      return !byCookie && SAFE.contains(method);
    }
    return !byCookie
        || SAFE.contains(method)
        || ((named || "same-origin".equals(site)) && "1".equals(headers.getFirst(CSRF_HEADER)));
  }

  private boolean isOurs(HttpHeaders headers) {
    return headers.getOrEmpty(HttpHeaders.ORIGIN).equals(List.of(origin));
  }
}
