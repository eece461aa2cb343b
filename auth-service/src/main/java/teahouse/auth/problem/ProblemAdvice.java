package teahouse.auth.problem;

import java.util.Locale;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;

/// What goes wrong before or inside a REST controller.
@RestControllerAdvice(annotations = RestController.class)
class ProblemAdvice {

  private final Problems problems;
  private final Faults faults;

  ProblemAdvice(Problems problems, Faults faults) {
    this.problems = problems;
    this.faults = faults;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException refused, Locale locale) {
    return problems.answer(reasonOf(refused), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> missing(ServletRequestBindingException refused, Locale locale) {
    return problems.answer(Problem.of(ErrorCode.INVALID_FIELD), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> foreign(
      MethodArgumentTypeMismatchException refused, Locale locale) {
    return problems.answer(Problem.ofField(ErrorCode.INVALID_FIELD, refused.getName()), locale);
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<ProblemDetail> store(Exception fault, Locale locale) {
    return problems.answer(faults.told(fault), locale);
  }

  private static boolean isTooLong(StreamConstraintsException refused) {
    String message = String.valueOf(refused.getMessage());
    return message.contains("Document length") || message.contains("String value length");
  }

  private static Problem reasonOf(HttpMessageNotReadableException refused) {
    return switch (refused.getCause()) {
      case StreamConstraintsException tooMuch when isTooLong(tooMuch) ->
          Problem.of(ErrorCode.PAYLOAD_TOO_LARGE).withLimit(JsonRules.LARGEST_DOCUMENT_BYTES);
      case StreamReadException _ -> Problem.of(ErrorCode.MALFORMED);
      case MismatchedInputException foreign when !foreign.getPath().isEmpty() ->
          Problem.ofField(ErrorCode.INVALID_FIELD, foreign.getPath().getLast().getPropertyName());
      case DatabindException _ -> Problem.of(ErrorCode.MALFORMED);
      case null, default -> Problem.of(ErrorCode.MALFORMED);
    };
  }
}
