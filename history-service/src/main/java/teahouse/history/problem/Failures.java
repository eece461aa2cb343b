package teahouse.history.problem;

import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import teahouse.history.store.Overloaded;
import teahouse.history.store.StoreUnavailable;

/// What an exception means to the one who asked.
final class Failures {

  private static final long LARGEST_BODY = 64 * 1024;

  private Failures() {}

  static Problem problemOf(Throwable failure) {
    return switch (failure) {
      case ProblemException refused -> refused.problem();
      case Overloaded _ -> Problem.of(ErrorCode.OVERLOADED);
      case StoreUnavailable _ -> Problem.of(ErrorCode.STORE_UNAVAILABLE);
      // No keys to check a token with; a token that is wrong takes another way.
      case AuthenticationServiceException _ -> Problem.of(ErrorCode.AUTH_UNAVAILABLE);
      case DecodingException _ -> ofDecoding(failure);
      case DataBufferLimitException _ -> tooLarge();
      case ResponseStatusException status -> ofStatus(status);
      default -> Problem.of(ErrorCode.INTERNAL);
    };
  }

  private static Problem ofDecoding(Throwable failure) {
    return causedBy(failure, DataBufferLimitException.class)
        ? tooLarge()
        : Problem.of(ErrorCode.MALFORMED);
  }

  private static Problem ofStatus(ResponseStatusException failure) {
    return switch (failure) {
      case MissingRequestValueException missing -> Problem.invalidField(missing.getName());
      case MethodNotAllowedException _ -> Problem.of(ErrorCode.METHOD_NOT_ALLOWED);
      case ServerWebInputException input -> ofInput(input);
      default -> ofNumber(failure);
    };
  }

  private static Problem ofInput(ServerWebInputException input) {
    var parameter = input.getMethodParameter();
    var name = parameter == null ? null : parameter.getParameterName();
    return causedBy(input, DecodingException.class) || name == null || input.getCause() == null
        ? ofDecoding(input)
        : Problem.invalidField(name);
  }

  private static Problem ofNumber(ResponseStatusException failure) {
    return switch (failure.getStatusCode().value()) {
      case 400 -> Problem.of(ErrorCode.MALFORMED);
      case 401 -> Problem.of(ErrorCode.UNAUTHENTICATED);
      case 403 -> Problem.of(ErrorCode.FORBIDDEN);
      case 404 -> Problem.of(ErrorCode.NOT_FOUND);
      case 405 -> Problem.of(ErrorCode.METHOD_NOT_ALLOWED);
      case 406 -> Problem.of(ErrorCode.NOT_ACCEPTABLE);
      case 413 -> tooLarge();
      case 415 -> Problem.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
      default -> Problem.of(ErrorCode.INTERNAL);
    };
  }

  private static Problem tooLarge() {
    return Problem.of(ErrorCode.PAYLOAD_TOO_LARGE).boundedBy(LARGEST_BODY);
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
