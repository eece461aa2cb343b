package teahouse.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teahouse.system.stranger.Calls;
import teahouse.system.stranger.Refusal;
import teahouse.system.stranger.Stranger;

/// Sign-ups that would deceive others or protect nobody.
@ExtendWith(House.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadNewcomerTest {

  private static final String GOOD = "a quiet cup of oolong";

  private final HttpClient http = HttpClient.newHttpClient();
  private URI origin;

  @BeforeAll
  void somebodyIsHereAlready(House house) {
    origin = house.address();
    Stranger.signsUp(origin, "oolong", "Oolong");
  }

  @ParameterizedTest(name = "{0} is answered with {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a taken name                | user_name_taken       | oolong   | Lin        | $good
          a taken name in capitals    | user_name_taken       | OOLONG   | Lin        | $good
          zeros for letters           | user_name_confusable  | 00long   | Lin        | $good
          a Cyrillic letter among Latin | user_name_invalid   | \u043eolong | Lin     | $good
          a name of one letter        | user_name_invalid     | o        | Lin        | $good
          a name with a blank         | user_name_invalid     | oo long  | Lin        | $good
          a short password            | password_too_short    | newcomer | Lin        | 7chars!
          a common password           | password_too_common   | newcomer | Lin        | password123
          a password of one's name    | password_too_common   | newcomer | Lin        | newcomer
          an endless password         | password_too_long     | newcomer | Lin        | $endless
          a display name of blanks    | display_name_invalid  | newcomer | '   '      | $good
          a display name turned round | display_name_invalid  | newcomer | a\\u202eb  | $good
          a display name without end  | display_name_invalid  | newcomer | $endless   | $good
          """)
  void badNewcomer(String what, String code, String userName, String displayName, String password) {
    String body =
        "{\"userName\":\"%s\",\"displayName\":\"%s\",\"password\":\"%s\"}"
            .formatted(userName, displayName, password)
            .replace("$good", GOOD)
            .replace("$endless", "tea ".repeat(65) + "end");
    HttpRequest request =
        HttpRequest.newBuilder(origin.resolve("/api/v1/users"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    Refusal.isToldAs(code, Calls.send(http, request));
  }
}
