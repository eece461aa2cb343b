package teahouse.history.timeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;
import teahouse.history.wire.OtherVerbs;
import teahouse.history.wire.Parameters;

/// The REST face of timelines.
@Configuration(proxyBeanMethods = false)
class TimelineRoutes {

  private static final String MESSAGES = "/api/v1/rooms/{room}/messages";
  private static final int MOST = 200;
  private static final int USUAL = 50;

  private final Timeline timeline;
  private final Cursors cursors;

  TimelineRoutes(Timeline timeline, Cursors cursors) {
    this.timeline = timeline;
    this.cursors = cursors;
  }

  @Bean
  RouterFunction<ServerResponse> messages() {
    return RouterFunctions.route()
        .GET(MESSAGES, this::list)
        .add(OtherVerbs.of(MESSAGES, HttpMethod.GET))
        .build();
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    return Caller.of(request)
        .map(caller -> asked(caller.user(), new Parameters(request, cursors)))
        .flatMap(timeline::page)
        .flatMap(TimelineRoutes::answer);
  }

  private static Asked asked(UserId user, Parameters parameters) {
    return new Asked(
        user,
        parameters.room(),
        place(parameters),
        parameters.seq("until").orElse(Seq.NOTHING),
        parameters.limit(MOST, USUAL));
  }

  private static Place place(Parameters parameters) {
    Optional<Place> before = parameters.seq("before").map(Place.Before::new);
    Optional<Place> after = parameters.seq("after").map(Place.After::new);
    Optional<Place> around = parameters.seq("around").map(Place.Around::new);
    List<Place> places = Stream.of(before, after, around).flatMap(Optional::stream).toList();
    if (places.size() > 1) {
      throw new ProblemException(Problem.invalidField(around.isPresent() ? "around" : "after"));
    }
    return places.isEmpty() ? new Place.Newest() : places.getFirst();
  }

  private static Mono<ServerResponse> answer(TimelineResult result) {
    return switch (result) {
      case TimelineResult.Page page -> page.page().json().answer();
      case TimelineResult.RoomNotFound _ ->
          Mono.error(new ProblemException(Problem.of(ErrorCode.ROOM_NOT_FOUND)));
      case TimelineResult.NotCaughtUp _ ->
          Mono.error(new ProblemException(Problem.of(ErrorCode.NOT_CAUGHT_UP)));
      case TimelineResult.BeyondTheLog beyond -> Mono.error(Parameters.outOfRange(beyond.field()));
    };
  }
}
