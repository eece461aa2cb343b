package teahouse.history.wire;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;
import teahouse.history.position.Cursors;
import teahouse.history.problem.ErrorCode;
import teahouse.history.problem.Problem;
import teahouse.history.problem.ProblemException;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;

/// A request's parameters, checked. What is wrong ends the request with its problem.
public record Parameters(ServerRequest request, Cursors cursors) {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

  public RoomId room() {
    return RoomId.parse(request.pathVariable("room")).orElseThrow(() -> invalidId("room"));
  }

  public Seq requiredSeq(String name) {
    return seq(name).orElseThrow(() -> new ProblemException(Problem.invalidField(name)));
  }

  public Optional<Seq> seq(String name) {
    return number(name).map(value -> seq(name, value, cursors));
  }

  /// A seq that came in any way.
  public static Seq seq(String name, long value, Cursors cursors) {
    if (value < 0 || value > Seq.MOST || !cursors.isOfThisLog(new Seq(value))) {
      throw outOfRange(name);
    }
    return new Seq(value);
  }

  public int limit(int most, int usual) {
    return number("limit")
        .map(value -> {
          if (value < 1 || value > most) {
            throw new ProblemException(Problem.invalidField("limit").boundedBy(most));
          }
          return value.intValue();
        })
        .orElse(usual);
  }

  public static ProblemException outOfRange(String name) {
    return new ProblemException(Problem.of(ErrorCode.CURSOR_OUT_OF_RANGE).at(name));
  }

  public static ProblemException invalidId(String name) {
    return new ProblemException(Problem.of(ErrorCode.INVALID_ID).at(name));
  }

  private Optional<Long> number(String name) {
    return request
        .queryParam(name)
        .map(text -> {
          if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new ProblemException(Problem.invalidField(name));
          }
          return Long.parseLong(text);
        });
  }
}
