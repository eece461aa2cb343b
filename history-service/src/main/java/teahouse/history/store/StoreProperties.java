package teahouse.history.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How the database is used.
///
/// @param readers connections for answering requests
/// @param writers connections of the archive: how many partitions are written at once
/// @param acquireTimeout how long a request waits for a connection
/// @param statementTimeout after which the server itself ends a reader's statement
/// @param answerTimeout after which a request is told that the database does not answer
/// @param mostWaiting so many questions for pages (each room of a request is one) may wait for
///   their turn; who comes then hears `overloaded`
@Validated
@ConfigurationProperties("teahouse.store")
public record StoreProperties(
    @DefaultValue("10") @Min(1) @Max(200) int readers,
    @DefaultValue("4") @Min(1) @Max(64) int writers,
    @DefaultValue("1s") @NotNull Duration acquireTimeout,
    @DefaultValue("2s") @NotNull Duration statementTimeout,
    @DefaultValue("3s") @NotNull Duration answerTimeout,
    @DefaultValue("20000") @Min(1) @Max(1_000_000) int mostWaiting) {

  private static final int MOST_QUESTIONS = 1_000;

  /// For pages, of which there are two kinds: each may use two connections of five.
  ///
  /// @param mostRows of one read
  public ReadLimits pages(int mostRows) {
    return limits(readers * 2 / 5, mostRows);
  }

  /// For what is looked up by its key: one connection of ten. The last one is for the rest.
  public ReadLimits lookUps(int mostRows) {
    return limits(readers / 10, mostRows);
  }

  private ReadLimits limits(int atOnce, int mostRows) {
    // A read that the database does not answer is told so before those who wait for their turn.
    Duration patience = answerTimeout.plus(answerTimeout.dividedBy(3));
    return new ReadLimits(Math.max(1, atOnce), mostRows, MOST_QUESTIONS, mostWaiting, patience);
  }
}
