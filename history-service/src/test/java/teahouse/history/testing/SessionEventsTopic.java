package teahouse.history.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/// `session-events`, as auth-service makes and writes it.
public final class SessionEventsTopic {

  private static final String NAME = create();

  private SessionEventsTopic() {}

  public static String name() {
    return NAME;
  }

  public static void say(String key, String value) {
    TestLog.send(
        new ProducerRecord<>(
            NAME, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)));
  }

  private static String create() {
    TestLog.createTopic("session-events", 1, Map.of("cleanup.policy", "compact"));
    return "session-events";
  }
}
