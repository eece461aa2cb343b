package teahouse.chat.testing;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Threads for a benchmark that are to Netty what its event loops are. Any other thread gets its
/// buffers and its recycled objects in a slower way.
public final class EventLoopThreads extends ThreadPoolExecutor {

  /// JMH makes it by reflection, with these parameters.
  public EventLoopThreads(int threads, String name) {
    super(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        new DefaultThreadFactory(name, /* daemon= */ true));
  }
}
