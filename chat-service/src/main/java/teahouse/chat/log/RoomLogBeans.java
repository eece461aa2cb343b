package teahouse.chat.log;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import teahouse.chat.trace.Traces;

/// Puts the log together.
@Configuration(proxyBeanMethods = false)
class RoomLogBeans {

  @Bean
  KafkaClients kafkaClients(KafkaProperties kafka, LogSettings settings) {
    return new KafkaClients(kafka, settings);
  }

  @Bean
  RecentEvents recentEvents(LogSettings settings, MeterRegistry meters) {
    var recent = new RecentEvents(settings, new Partitions(settings.partitions()));
    meters.gauge("teahouse.log.recent.ids", recent, RecentEvents::size);
    return recent;
  }

  @Bean
  TailPositions tailPositions(LogSettings settings) {
    return new TailPositions(settings.epoch(), new Partitions(settings.partitions()));
  }

  @Bean
  TailState tailState(TailPositions positions) {
    return new TailState(positions);
  }

  @Bean
  RoomLogWriter roomLog(
      LogSettings settings,
      KafkaClients clients,
      RecentEvents recent,
      Traces traces,
      MeterRegistry meters) {
    return new RoomLogWriter(settings, clients.producer(), recent, traces, meters);
  }

  @Bean
  TailTraces tailTraces(Traces traces, TailState state, LogSettings settings) {
    return new TailTraces(traces, state, settings.topic());
  }

  @Bean
  TailThread tailThread(
      LogSettings settings,
      KafkaClients clients,
      RecentEvents recent,
      TailPositions positions,
      TailState state,
      TailListener listener,
      TailTraces traces,
      Clock clock) {
    return new TailThread(
        clients,
        new RoomLogTopic(settings),
        new TailStart(settings, recent, positions, listener, clock),
        new RoomLogTail(settings, recent, positions, listener, traces, clock),
        state);
  }

  @Bean
  FreshnessWatch freshnessWatch(
      LogSettings settings,
      KafkaClients clients,
      TailPositions positions,
      TailState state,
      TailListener listener,
      Clock clock,
      MeterRegistry meters) {
    return new FreshnessWatch(
        clients, settings, new FreshnessWatch.Subject(positions, state, listener), clock, meters);
  }

  @Bean
  RoomLogHealthIndicator roomLogHealthIndicator(TailState state) {
    return new RoomLogHealthIndicator(state);
  }
}
