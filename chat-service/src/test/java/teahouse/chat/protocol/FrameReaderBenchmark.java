package teahouse.chat.protocol;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import teahouse.chat.testing.FrameContract;

/// What an event loop does first with what a client posts.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class FrameReaderBenchmark {

  private final FrameReader reader = new FrameReader();
  private final String post = FrameContract.examples("post").getFirst().toString();

  @Benchmark
  public ReadFrame read() {
    return reader.read(post);
  }
}
