package teahouse.gateway.routing;

import java.util.function.Function;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/// The routes, first match wins. `/ws` is not among them: the socket's way is `websocket`'s.
@Configuration(proxyBeanMethods = false)
class RouteTable {

  @Bean
  RouteLocator routes(
      RouteLocatorBuilder routes,
      BackendProperties backends,
      OwnWords ownWords,
      OwnCookies ownCookies) {
    return routes
        .routes()
        .route(
            "accounts",
            route ->
                route
                    .path("/api/v1/users", "/api/v1/users/**")
                    .filters(api(ownWords))
                    .uri(backends.authUri()))
        .route(
            "sign-in",
            route ->
                route
                    .path(
                        "/oauth2/**",
                        "/.well-known/**",
                        "/userinfo",
                        "/sign-in",
                        "/sign-up",
                        "/sign-out",
                        "/auth-assets/**")
                    // Its Location headers must name the public origin, not the back channel.
                    .filters(filters -> filters.preserveHostHeader().filter(ownCookies))
                    .uri(backends.authUri()))
        .route(
            "timelines",
            route ->
                route
                    .method(HttpMethod.GET)
                    .and()
                    .path("/api/v1/rooms/*/messages")
                    .filters(api(ownWords))
                    .uri(backends.historyUri()))
        .route(
            "changes",
            route ->
                route
                    .path("/api/v1/rooms/*/changes", "/api/v1/changes")
                    .filters(api(ownWords))
                    .uri(backends.historyUri()))
        .route(
            "rooms",
            route -> route.path("/api/v1/**").filters(api(ownWords)).uri(backends.chatUri()))
        .build();
  }

  /// Cookies are between the browser and the edge: an API hears a bearer token and sets nothing.
  private static Function<GatewayFilterSpec, UriSpec> api(OwnWords ownWords) {
    return filters ->
        filters
            .filter(ownWords)
            .removeRequestHeader(HttpHeaders.COOKIE)
            .removeResponseHeader(HttpHeaders.SET_COOKIE);
  }
}
