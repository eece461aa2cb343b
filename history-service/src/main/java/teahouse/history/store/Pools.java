package teahouse.history.store;

import static io.asyncer.r2dbc.mysql.MySqlConnectionFactoryProvider.USE_SERVER_PREPARE_STATEMENT;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Opens the two pools.
@Configuration(proxyBeanMethods = false)
class Pools {

  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final Duration LIFE = Duration.ofMinutes(30);

  /// For the archive a statement may take long (a lock that is waited for, a slow disk), and it
  /// waits for a connection as long as it must: it has nothing better to do.
  private static final Duration ARCHIVE_PATIENCE = Duration.ofSeconds(30);

  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(5);

  /// The one that everything without special wishes uses, health included.
  @Bean(destroyMethod = "dispose")
  ConnectionPool readers(R2dbcProperties database, StoreProperties properties) {
    var options =
        options(database)
            .option(ConnectionFactoryOptions.STATEMENT_TIMEOUT, properties.statementTimeout())
            .build();
    return pool(
        ConnectionFactories.get(options), properties.readers(), properties.acquireTimeout());
  }

  @Bean
  ArchiveStore archiveStore(R2dbcProperties database, StoreProperties properties) {
    var options =
        options(database)
            .option(ConnectionFactoryOptions.STATEMENT_TIMEOUT, ARCHIVE_PATIENCE)
            .option(ConnectionFactoryOptions.LOCK_WAIT_TIMEOUT, LOCK_PATIENCE)
            .option(USE_SERVER_PREPARE_STATEMENT, true)
            .build();
    return new ArchiveStore(
        pool(ConnectionFactories.get(options), properties.writers(), ARCHIVE_PATIENCE));
  }

  private static ConnectionFactoryOptions.Builder options(R2dbcProperties database) {
    return ConnectionFactoryOptions.parse(database.getUrl())
        .mutate()
        .option(ConnectionFactoryOptions.USER, database.getUsername())
        .option(ConnectionFactoryOptions.PASSWORD, database.getPassword())
        .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, Duration.ofSeconds(2));
  }

  private static ConnectionPool pool(ConnectionFactory factory, int size, Duration patience) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(factory)
            .initialSize(0)
            .maxSize(size)
            .maxAcquireTime(patience)
            .maxCreateConnectionTime(Duration.ofSeconds(5))
            .maxIdleTime(IDLE)
            .maxLifeTime(LIFE)
            .acquireRetry(1)
            .build());
  }
}
