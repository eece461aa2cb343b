package teahouse.auth.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Passwords that attackers try first: the list of zxcvbn4j (MIT), which is all that is used of
/// that library, as far as it is long enough to be accepted otherwise.
@Component
class CommonPasswords {

  private static final String LIST = "com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";

  private final Set<String> words = read();

  boolean contain(String word) {
    return words.contains(word);
  }

  private static Set<String> read() {
    var words = new HashSet<String>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new ClassPathResource(LIST).getInputStream(), StandardCharsets.UTF_8))) {
      for (String word = in.readLine(); word != null; word = in.readLine()) {
        if (word.length() >= PasswordRules.SHORTEST) {
          words.add(word);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + LIST, e);
    }
    return Set.copyOf(words);
  }
}
