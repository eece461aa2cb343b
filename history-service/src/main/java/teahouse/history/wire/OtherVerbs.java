package teahouse.history.wire;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import reactor.core.publisher.Mono;

/// Answers the verbs that a route does not take. By themselves routes of functions would say that
/// there is no such route.
public final class OtherVerbs {

  private OtherVerbs() {}

  /// To be added behind the route itself.
  ///
  /// @param taken the verb that the route takes
  public static RouterFunction<ServerResponse> of(String path, HttpMethod taken) {
    return RouterFunctions.route(
        RequestPredicates.path(path),
        request -> Mono.error(new MethodNotAllowedException(request.method(), Set.of(taken))));
  }
}
