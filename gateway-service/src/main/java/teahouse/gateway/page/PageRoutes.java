package teahouse.gateway.page;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.resourceLookupFunction;
import static org.springframework.web.reactive.function.server.RouterFunctions.resources;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/// Serves the page.
@Configuration(proxyBeanMethods = false)
class PageRoutes {

  private static final Resource FILES = new ClassPathResource("static/");
  private static final Resource PAGE = new ClassPathResource("static/index.html");

  /// First segments that are never an address of the page.
  private static final Set<String> NOT_PAGES =
      Set.of(
          "api",
          "ws",
          "session",
          "oauth2",
          ".well-known",
          "userinfo",
          "sign-in",
          "sign-up",
          "sign-out",
          "auth-assets",
          "assets",
          "internal",
          "actuator");

  @Bean
  @Order(0)
  RouterFunction<ServerResponse> page() {
    return resources(
            "/assets/**", new ClassPathResource("static/assets/"), PageRoutes::keepForAYear)
        .and(resources(resourceLookupFunction("/*", FILES), PageRoutes::askAgain))
        .and(route(GET("/**").and(PageRoutes::isPageAddress), _ -> index()));
  }

  private static reactor.core.publisher.Mono<ServerResponse> index() {
    return ServerResponse.ok()
        .contentType(MediaType.TEXT_HTML)
        .cacheControl(CacheControl.noCache())
        .bodyValue(PAGE);
  }

  private static boolean isPageAddress(ServerRequest request) {
    PathContainer path = request.requestPath().pathWithinApplication();
    return !NOT_PAGES.contains(firstSegment(path))
        && !path.value().contains(".")
        && request.headers().accept().stream().anyMatch(type -> type.includes(MediaType.TEXT_HTML));
  }

  private static String firstSegment(PathContainer path) {
    return path.elements().size() < 2 ? "" : path.elements().get(1).value();
  }

  private static void keepForAYear(Resource file, HttpHeaders headers) {
    headers.setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
  }

  private static void askAgain(Resource file, HttpHeaders headers) {
    headers.setCacheControl(CacheControl.noCache());
  }
}
