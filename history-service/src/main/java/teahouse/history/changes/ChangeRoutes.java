package teahouse.history.changes;

import java.util.List;
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
import teahouse.history.token.Caller;
import teahouse.history.wire.JsonPage;
import teahouse.history.wire.OtherVerbs;
import teahouse.history.wire.Parameters;
import teahouse.history.wire.StrictJson;

/// The REST face of changes.
@Configuration(proxyBeanMethods = false)
class ChangeRoutes {

  private static final String OF_ONE = "/api/v1/rooms/{room}/changes";
  private static final String OF_MANY = "/api/v1/changes";
  private static final int MOST = 500;
  private static final int USUAL = 200;

  private final Changes changes;
  private final Cursors cursors;

  ChangeRoutes(Changes changes, Cursors cursors) {
    this.changes = changes;
    this.cursors = cursors;
  }

  @Bean
  RouterFunction<ServerResponse> changesOfRooms() {
    return RouterFunctions.route()
        .GET(OF_ONE, this::ofOne)
        .POST(OF_MANY, this::ofMany)
        .add(OtherVerbs.of(OF_ONE, HttpMethod.GET))
        .add(OtherVerbs.of(OF_MANY, HttpMethod.POST))
        .build();
  }

  private Mono<ServerResponse> ofOne(ServerRequest request) {
    return Caller.of(request)
        .flatMap(caller -> {
          var parameters = new Parameters(request, cursors);
          var wish =
              new Wish(
                  parameters.room(),
                  parameters.requiredSeq("after"),
                  parameters.requiredSeq("until"));
          return changes.of(caller.user(), List.of(wish), parameters.limit(MOST, USUAL));
        })
        .map(List::getFirst)
        .flatMap(ChangeRoutes::answer);
  }

  private static Mono<ServerResponse> answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Page page -> {
        var json = new JsonPage();
        page.page().writeTo(json);
        yield json.answer();
      }
      case Outcome.RoomNotFound _, Outcome.NotCaughtUp _, Outcome.BeyondTheLog _ ->
          Mono.error(new ProblemException(problem(outcome)));
    };
  }

  private Mono<ServerResponse> ofMany(ServerRequest request) {
    return Caller.of(request)
        .flatMap(caller ->
            StrictJson.object(request)
                .map(body -> WishList.read(body, cursors))
                .flatMap(list -> changes.of(caller.user(), list.wishes(), list.limit())))
        .flatMap(ChangeRoutes::answer);
  }

  private static Mono<ServerResponse> answer(List<Outcome> outcomes) {
    List<ChangePage> moved =
        outcomes.stream()
            .filter(Outcome.Page.class::isInstance)
            .map(outcome -> ((Outcome.Page) outcome).page())
            .filter(ChangePage::hasMoved)
            .toList();
    List<Outcome> failed =
        outcomes.stream().filter(outcome -> !(outcome instanceof Outcome.Page)).toList();
    var json = new JsonPage();
    json.raw("{\"rooms\":").array(moved, page -> page.writeTo(json));
    json.raw(",\"failed\":").array(failed, outcome -> write(outcome, json));
    return json.raw("}").answer();
  }

  private static void write(Outcome failed, JsonPage json) {
    Problem problem = problem(failed);
    json.raw("{\"room\":").string(failed.room().toString());
    json.raw(",\"code\":").string(problem.code().wireName());
    json.raw(",\"retryable\":").raw(Boolean.toString(problem.code().retryable()));
    if (problem.retryAfter() != null) {
      json.raw(",\"retryAfterMs\":").number(problem.retryAfter().toMillis());
    }
    json.raw("}");
  }

  private static Problem problem(Outcome outcome) {
    return switch (outcome) {
      case Outcome.RoomNotFound _ -> Problem.of(ErrorCode.ROOM_NOT_FOUND);
      case Outcome.NotCaughtUp _ -> Problem.of(ErrorCode.NOT_CAUGHT_UP);
      case Outcome.BeyondTheLog beyond ->
          Problem.of(ErrorCode.CURSOR_OUT_OF_RANGE).at(beyond.field());
      case Outcome.Page _ -> throw new IllegalArgumentException("a page is no problem");
    };
  }
}
