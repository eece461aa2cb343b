package teahouse.chat.room;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.problem.ProblemException;

/// Which part of a list somebody asks for.
///
/// @param cursor the place behind the part before
record PageWish(Optional<String> cursor, int size) {

  private static final int LARGEST_PAGE = 100;
  private static final int LONGEST_CURSOR = 512;

  static PageWish of(@Nullable String cursor, int limit) {
    if (cursor != null && cursor.length() > LONGEST_CURSOR) {
      throw new ProblemException(ErrorCode.CURSOR_OUT_OF_RANGE);
    }
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new ProblemException(Problem.invalidField("limit").boundedBy(LARGEST_PAGE));
    }
    return new PageWish(Optional.ofNullable(cursor), limit);
  }
}
