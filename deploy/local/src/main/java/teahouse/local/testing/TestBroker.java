package teahouse.local.testing;

/// A real Kafka broker for tests. It makes no topic by itself, and its data is new in every JVM.
public final class TestBroker {
  private TestBroker() {}

  /// Where clients connect, as `host:port`. The first call starts the broker.
  public static String bootstrapServers() {
    return Holder.BOOTSTRAP_SERVERS;
  }

  private static final class Holder {
    static final String BOOTSTRAP_SERVERS = Infrastructure.get().startBroker();
  }
}
