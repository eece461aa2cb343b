package teahouse.gateway.problem;

/// Carries a problem out of the middle of a stream, where there is no other way to stop it.
public final class Refusal extends RuntimeException {

  private final transient Problem problem;

  public Refusal(Problem problem) {
    super(problem.code().wireName(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
