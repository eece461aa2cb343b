package teahouse.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// The benchmark measures what it says.
class FrameReaderBenchmarkTest {

  @Test
  void aPostIsUnderstood() {
    assertThat(new FrameReaderBenchmark().read())
        .asInstanceOf(InstanceOfAssertFactories.type(ReadFrame.Understood.class))
        .extracting(ReadFrame.Understood::frame)
        .isInstanceOf(ClientFrame.Post.class);
  }
}
