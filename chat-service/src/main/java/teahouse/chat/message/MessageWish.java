package teahouse.chat.message;

import java.util.UUID;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.problem.ProblemException;
import teahouse.chat.vocabulary.CanonicalUuid;
import tools.jackson.databind.JsonNode;

/// The body of a post. Read by hand, since a number is not a text here.
record MessageWish(UUID id, String text) {

  static MessageWish of(JsonNode body) {
    if (!body.isObject()) {
      throw new ProblemException(ErrorCode.MALFORMED);
    }
    return new MessageWish(uuid("id", text(body, "id")), text(body, "text"));
  }

  static UUID uuid(String field, String text) {
    return CanonicalUuid.parse(text)
        .orElseThrow(() -> new ProblemException(Problem.of(ErrorCode.INVALID_ID).at(field)));
  }

  private static String text(JsonNode body, String field) {
    JsonNode node = body.get(field);
    if (node == null || !node.isString()) {
      throw new ProblemException(Problem.invalidField(field));
    }
    return node.stringValue();
  }
}
