package teahouse.system.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import teahouse.local.Link;
import teahouse.local.LocalStack;
import teahouse.local.Service;
import teahouse.local.StartFailure;
import teahouse.local.Weather;
import teahouse.system.stranger.Json;
import teahouse.system.stranger.Socket;
import teahouse.system.stranger.Stranger;
import tools.jackson.databind.JsonNode;

/// A chat node dies when its post is in the log and the client does not know it yet. The node's way
/// to the brokers brings no answers back, so that the node can neither learn of the record nor tell
/// of it; when the record is seen in the log, the node is killed. Sent again at the other node, the
/// post must be answered with its first seq, and stand in the log as one that readers see once.
final class KilledBeforeTheAck {

  private static final String TOPIC = "room-log-1";
  private static final long EPOCH = 1L << 40;
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration HISTORY = Duration.ofMinutes(2);
  private static final int TRIES = 20;
  private static final String TEXT = "Is it there?";

  private final LocalStack stack;
  private final Stranger person;
  private final String room;

  private KilledBeforeTheAck(LocalStack stack, Stranger person, String room) {
    this.stack = stack;
    this.person = person;
    this.room = room;
  }

  /// @param room of this person's own, in which nobody else speaks
  static Fault fault(LocalStack stack, Stranger person, String room) {
    String name = "kill -9 of chat-service-1 between the log and the ack";
    KilledBeforeTheAck blow = new KilledBeforeTheAck(stack, person, room);
    return Fault.of(name, name, blow::strike);
  }

  private String strike() throws StartFailure {
    try {
      return dieAndSendAgain();
    } finally {
      stack.service(Service.CHAT).kill();
      ProcessFaults.comesBack(stack.service(Service.CHAT));
    }
  }

  private String dieAndSendAgain() {
    for (int i = 0; i < TRIES && stack.service(Service.CHAT).isAlive(); i++) {
      String id = Stranger.newId();
      OptionalLong seq = diesInBetween(id);
      if (seq.isPresent()) {
        sendsAgain(id, seq.getAsLong());
        return "it died with its post at seq %d and nobody told, at attempt %d; the other node told that seq"
            .formatted(seq.getAsLong(), i + 1);
      }
    }
    throw new AssertionError("the moment was missed %d times".formatted(TRIES));
  }

  /// Where the post stands, and its node is dead and its client not told; nothing if the moment was
  /// missed: the ack came before the way was shut, or the post was stuck behind others' posts.
  private OptionalLong diesInBetween(String id) {
    List<Link> links = stack.links(Service.CHAT).brokers();
    try (Socket socket = person.opensSocketAt(stack.services(Service.CHAT).getFirst().uri());
        KafkaConsumer<byte[], byte[]> log = logFromNowOn()) {
      ackOf(socket, Stranger.newId());
      socket.sends(Json.object("type", "post", "room", room, "id", id, "text", TEXT));
      links.forEach(link -> link.weather(Weather.NO_ANSWERS));
      OptionalLong seq = seqOf(id, log);
      if (seq.isEmpty() || isTold(socket, id)) {
        return OptionalLong.empty();
      }
      stack.service(Service.CHAT).kill();
      return isTold(socket, id) ? OptionalLong.empty() : seq;
    } finally {
      links.forEach(link -> link.weather(Weather.CLEAR));
      if (!stack.service(Service.CHAT).isAlive()) {
        links.forEach(Link::reset);
      }
    }
  }

  private static boolean isTold(Socket socket, String id) {
    return socket.heardAlready(frame -> id.equals(frame.path("id").asString("")));
  }

  private void sendsAgain(String id, long seq) {
    try (Socket other = person.opensSocketAt(stack.services(Service.CHAT).get(1).uri())) {
      long told = ackOf(other, id);
      if (told != seq) {
        throw new AssertionError(
            "told seq %d (expected: %d, where it stands)".formatted(told, seq));
      }
      Awaitility.await("history to have the post once")
          .atMost(HISTORY)
          .untilAsserted(() -> isThereOnce(id, seq));
    }
  }

  /// What may be tried again is tried again.
  private long ackOf(Socket socket, String id) {
    JsonNode answer = socket.posts(room, id, TEXT);
    for (int i = 1; i < TRIES && answer.path("retryable").asBoolean(false); i++) {
      answer = socket.posts(room, id, TEXT);
    }
    if (!Socket.type(answer).equals("ack")) {
      throw new AssertionError("expected an ack, and heard " + answer);
    }
    return answer.required("seq").asLong();
  }

  private void isThereOnce(String id, long seq) {
    JsonNode page =
        person.get("/api/v1/rooms/%s/changes?after=0&until=%d&limit=200".formatted(room, seq + 1));
    int rows = 0;
    for (JsonNode row : page.required("rows")) {
      if (id.equals(row.path("id").asString(""))) {
        rows++;
        if (row.required("seq").asLong() != seq) {
          throw new AssertionError("history has it at another place: " + row);
        }
      }
    }
    if (rows != 1) {
      throw new AssertionError("history has it %d times (expected: once)".formatted(rows));
    }
  }

  private KafkaConsumer<byte[], byte[]> logFromNowOn() {
    var log =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", stack.brokers().bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        log.partitionsFor(TOPIC).stream()
            .map(one -> new TopicPartition(TOPIC, one.partition()))
            .toList();
    log.assign(all);
    log.seekToEnd(all);
    all.forEach(log::position);
    return log;
  }

  private OptionalLong seqOf(String id, KafkaConsumer<byte[], byte[]> log) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      for (ConsumerRecord<byte[], byte[]> record : log.poll(POLL)) {
        Header header = Objects.requireNonNull(record.headers().lastHeader("id"));
        if (new String(header.value(), UTF_8).equals(id)
            && new String(record.key(), US_ASCII).equals(room)) {
          return OptionalLong.of(EPOCH | record.offset());
        }
      }
    }
    return OptionalLong.empty();
  }
}
