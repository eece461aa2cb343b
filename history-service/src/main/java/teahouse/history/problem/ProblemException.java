package teahouse.history.problem;

/// Ends a request with a [Problem]. Thrown at the edge only; below it, outcomes are results.
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.code().wireName(), null, false, false);
    this.problem = problem;
  }

  public ProblemException(ErrorCode code) {
    this(Problem.of(code));
  }

  public Problem problem() {
    return problem;
  }
}
