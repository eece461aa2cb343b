package teahouse.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.PublishedPost;

/// The benchmark measures what it says.
class RecordReaderBenchmarkTest {

  @Test
  void aRecordIsReadAsTheMessageThatItIs() {
    assertThat(new RecordReaderBenchmark().read())
        .asInstanceOf(InstanceOfAssertFactories.type(TailRecord.class))
        .satisfies(read -> {
          assertThat(read.kind()).isEqualTo("message.posted");
          assertThat(read.room().toString()).isEqualTo(PublishedPost.KEY);
          assertThat(StandardCharsets.UTF_8.decode(read.value()).toString())
              .isEqualTo(PublishedPost.VALUE);
        });
  }
}
