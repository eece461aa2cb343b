package teahouse.auth.problem;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import teahouse.auth.trace.TraceIds;

/// Faults of ours: logged in full under a trace id, told without any of it.
@Component
public class Faults {

  private static final Logger log = LoggerFactory.getLogger(Faults.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  /// As the Elastic Common Schema has it.
  private static final String TRACE = "trace.id";

  public Problem told(Throwable fault) {
    String traceId = TraceIds.current();
    if (isOfTheStore(fault)) {
      // One line: while the database is away, every request comes by here.
      log.atWarn()
          .addKeyValue(TRACE, traceId)
          .log("fault {}: the database did not answer: {}", traceId, fault.toString());
      return Problem.later(ErrorCode.STORE_UNAVAILABLE, SOON).withTraceId(traceId);
    }
    log.atError().addKeyValue(TRACE, traceId).setCause(fault).log("fault {}", traceId);
    return Problem.later(ErrorCode.INTERNAL, SOON).withTraceId(traceId);
  }

  private static boolean isOfTheStore(Throwable fault) {
    for (Throwable at = fault; at != null; at = at.getCause()) {
      switch (at) {
        case DataAccessResourceFailureException _ -> {
          return true;
        }
        case NonTransientDataAccessException _ -> {
          return false;
        }
        case DataAccessException _, TransactionException _ -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }
}
