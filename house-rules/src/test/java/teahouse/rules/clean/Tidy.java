package teahouse.rules.clean;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class Tidy {

  private static final String COLUMNS = "id, name";

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  Instant when(Clock clock) {
    return Instant.now(clock);
  }

  Disposable starts(Mono<String> mono) {
    return mono.subscribe(value -> {}, error -> {});
  }

  DatabaseClient.GenericExecuteSpec runs(DatabaseClient database) {
    return database.sql("SELECT " + COLUMNS + " FROM room WHERE id = :id");
  }

  String says(String name) {
    return "could not update " + name;
  }
}
