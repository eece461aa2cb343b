package teahouse.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;

class MessageWishTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                        | MALFORMED
          {"text":"hi"}                                             | INVALID_FIELD
          {"id":"0198b2f0-0006-7000-8000-00000000000f"}             | INVALID_FIELD
          {"id":"0198b2f0-0006-7000-8000-00000000000f","text":7}    | INVALID_FIELD
          {"id":"0198b2f0-0006-7000-8000-00000000000f","text":true} | INVALID_FIELD
          {"id":7,"text":"hi"}                                      | INVALID_FIELD
          {"id":"tea","text":"hi"}                                  | INVALID_ID
          """)
  void whatIsNoMessageIsNamed(String body, ErrorCode code) {
    var refused =
        catchThrowableOfType(
            ProblemException.class, () -> MessageWish.of(new JsonMapper().readTree(body)));
    assertThat(refused.problem().code()).isEqualTo(code);
  }
}
