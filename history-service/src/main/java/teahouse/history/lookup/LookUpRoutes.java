package teahouse.history.lookup;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import teahouse.history.position.Cursors;
import teahouse.history.problem.ErrorCode;
import teahouse.history.problem.Problem;
import teahouse.history.problem.ProblemException;
import teahouse.history.vocabulary.EventId;
import teahouse.history.wire.JsonPage;
import teahouse.history.wire.OtherVerbs;
import teahouse.history.wire.Parameters;

/// The REST face of the look-up.
@Configuration(proxyBeanMethods = false)
class LookUpRoutes {

  private static final String EVENT_ID = "/internal/v1/rooms/{room}/event-ids/{id}";

  private final EventIds ids;
  private final Cursors cursors;

  LookUpRoutes(EventIds ids, Cursors cursors) {
    this.ids = ids;
    this.cursors = cursors;
  }

  @Bean
  RouterFunction<ServerResponse> lookUps() {
    return RouterFunctions.route()
        .GET(EVENT_ID, this::lookUp)
        .add(OtherVerbs.of(EVENT_ID, HttpMethod.GET))
        .build();
  }

  private Mono<ServerResponse> lookUp(ServerRequest request) {
    var parameters = new Parameters(request, cursors);
    EventId id =
        EventId.parse(request.pathVariable("id")).orElseThrow(() -> Parameters.invalidId("id"));
    return ids.find(
            new Wanted(new Wanted.Id(parameters.room(), id), parameters.requiredSeq("until")))
        .flatMap(LookUpRoutes::answer);
  }

  private static Mono<ServerResponse> answer(Answer answer) {
    return switch (answer) {
      case Answer.Known known -> json(known).answer();
      case Answer.Unknown _ -> new JsonPage().raw("{\"known\":false}").answer();
      case Answer.NotCaughtUp _ ->
          Mono.error(new ProblemException(Problem.of(ErrorCode.NOT_CAUGHT_UP)));
      case Answer.BeyondTheLog _ -> Mono.error(Parameters.outOfRange("until"));
    };
  }

  private static JsonPage json(Answer.Known known) {
    var page = new JsonPage();
    page.raw("{\"known\":true,\"seq\":").number(known.seq().value());
    page.raw(",\"by\":").string(known.by().toString());
    if (known.digest() != null) {
      page.raw(",\"digest\":").string(known.digest());
    }
    return page.raw("}");
  }
}
