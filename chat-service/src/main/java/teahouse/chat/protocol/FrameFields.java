package teahouse.chat.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.vocabulary.CanonicalUuid;
import teahouse.chat.vocabulary.Seq;
import tools.jackson.databind.JsonNode;

/// The fields of a client's object, each of the type that the protocol says or refused by name.
record FrameFields(JsonNode object) {

  private static final int LONGEST_REF = 64;
  private static final int LONGEST_PROOF = 4096;
  private static final int MOST_ROOMS = 200;
  private static final long HIGHEST_SEQ = (1L << 53) - 1;

  /// Ends the reading of a frame. Does not leave this package.
  static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Unreadable(Problem problem) {
      super(problem.code().wireName(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  /// The `ref`, if there is a usable one.
  Optional<String> ref() {
    var found = object.path("ref");
    return found.isString() && isRef(found.stringValue())
        ? Optional.of(found.stringValue())
        : Optional.empty();
  }

  boolean has(String name) {
    return object.has(name);
  }

  String text(String name) {
    var found = object.path(name);
    if (!found.isString()) {
      throw invalid(name);
    }
    return found.stringValue();
  }

  String proof(String name) {
    var found = text(name);
    if (found.isEmpty() || found.length() > LONGEST_PROOF) {
      throw invalid(name);
    }
    return found;
  }

  UUID uuid(String name) {
    var found = text(name);
    return CanonicalUuid.parse(found)
        .orElseThrow(() -> new Unreadable(Problem.of(ErrorCode.INVALID_ID).at(name)));
  }

  Seq seq(String name) {
    var found = object.path(name);
    if (!found.isIntegralNumber()
        || !found.canConvertToLong()
        || found.longValue() < 0
        || found.longValue() > HIGHEST_SEQ) {
      throw invalid(name);
    }
    return new Seq(found.longValue());
  }

  /// An array of 1 to 200 things.
  <T> List<T> rooms(Function<JsonNode, T> reader) {
    var found = object.path("rooms");
    if (!found.isArray() || found.isEmpty() || found.size() > MOST_ROOMS) {
      throw invalid("rooms");
    }
    var result = new ArrayList<T>(found.size());
    found.forEach(each -> result.add(reader.apply(each)));
    return result;
  }

  static Unreadable invalid(String name) {
    return new Unreadable(Problem.invalidField(name));
  }

  /// A lone surrogate could not be sent back.
  private static boolean isRef(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= 1
        && length <= LONGEST_REF
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
