package teahouse.chat.protocol;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import teahouse.chat.testing.FrameContract;

/// What an event loop does first with what a client posts.
@State(Scope.Thread)
public class FrameReaderBenchmark {

  private final FrameReader reader = new FrameReader();
  private final String post = FrameContract.examples("post").getFirst().toString();

  @Benchmark
  public ReadFrame read() {
    return reader.read(post);
  }
}
