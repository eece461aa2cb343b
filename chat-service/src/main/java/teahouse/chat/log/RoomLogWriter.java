package teahouse.chat.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;
import teahouse.chat.trace.Step;
import teahouse.chat.trace.TraceParent;
import teahouse.chat.trace.Traces;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// Appends by Kafka's producer.
final class RoomLogWriter implements RoomLog, DisposableBean {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String topic;
  private final Producer<byte[], byte[]> producer;
  private final RecentEvents recent;
  private final Traces traces;
  private final MeterRegistry meters;
  private final Timer published;
  private final AppendQueue queue;
  private final AtomicInteger unanswered = new AtomicInteger();

  RoomLogWriter(
      LogSettings settings,
      Producer<byte[], byte[]> producer,
      RecentEvents recent,
      Traces traces,
      MeterRegistry meters) {
    this.topic = settings.topic();
    this.producer = producer;
    this.recent = recent;
    this.traces = traces;
    this.meters = meters;
    this.published = meters.timer("teahouse.log.publish");
    this.queue = new AppendQueue(() -> unanswered.get() > 0, settings.pace());
  }

  @Override
  public Mono<Void> append(RoomLogEntry entry) {
    return Mono.create(sink -> hand(entry, sink));
  }

  @Override
  public Mono<Seq> readBack(RoomId room, EventId id, Duration patience) {
    return recent
        .await(room, id)
        .map(Recorded::seq)
        .timeout(patience, Mono.empty())
        .publishOn(Schedulers.parallel());
  }

  @Override
  public void destroy() throws InterruptedException {
    queue.stop(PATIENCE);
    producer.close(PATIENCE);
  }

  private void hand(RoomLogEntry entry, MonoSink<Void> sink) {
    var step =
        traces.publishing(
            entry.trace(), new Traces.Subject(topic, entry.kind().wireName(), entry.room()));
    var record = record(entry, step.parent());
    if (!queue.offer(() -> send(record, step, sink))) {
      step.fail("full");
      step.end();
      sink.error(new LogUnavailableException("the log's queue is full"));
    }
  }

  private void send(ProducerRecord<byte[], byte[]> entry, Step step, MonoSink<Void> sink) {
    var begun = Timer.start(meters);
    unanswered.incrementAndGet();
    try {
      var _ =
          producer.send(
              entry,
              (place, failure) -> {
                unanswered.decrementAndGet();
                begun.stop(published);
                end(step, place, failure);
                confirm(failure, sink);
              });
    } catch (KafkaException | IllegalStateException e) {
      unanswered.decrementAndGet();
      end(step, null, e);
      sink.error(new LogUnavailableException("the log does not take records", e));
    }
  }

  private static void end(Step step, @Nullable RecordMetadata place, @Nullable Exception failure) {
    if (failure != null || place == null) {
      step.fail(failure == null ? "unknown" : failure.getClass().getSimpleName());
      step.end();
    } else {
      step.endAt(place.partition(), place.offset());
    }
  }

  private static void confirm(@Nullable Exception failure, MonoSink<Void> sink) {
    if (failure == null) {
      sink.success();
    } else {
      sink.error(new LogUnavailableException("the log did not confirm", failure));
    }
  }

  private ProducerRecord<byte[], byte[]> record(RoomLogEntry entry, @Nullable TraceParent trace) {
    var result =
        new ProducerRecord<byte[], byte[]>(topic, Partitions.key(entry.room()), entry.value());
    header(result, "v", "1");
    header(result, "id", entry.id().toString());
    header(result, "kind", entry.kind().wireName());
    header(result, "by", entry.by().toString());
    header(result, "digest", entry.digest());
    var version = entry.version();
    if (version != null) {
      header(result, "version", Long.toString(version.value()));
    }
    var member = entry.member();
    if (member != null) {
      header(result, "member", member.toString());
    }
    if (trace != null) {
      header(result, TraceParent.HEADER, trace.toString());
    }
    return result;
  }

  private static void header(ProducerRecord<?, ?> to, String name, String value) {
    to.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
