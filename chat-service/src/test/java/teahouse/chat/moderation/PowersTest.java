package teahouse.chat.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teahouse.chat.vocabulary.Role;

class PowersTest {

  private static final List<Role> ROLES = List.of(Role.OWNER, Role.MODERATOR, Role.MEMBER);

  @Test
  void theContractHasTheTableAsItIsUsed() throws IOException {
    var published = Files.readString(Path.of("../contracts/README.md"));

    assertThat(published).contains(table());
  }

  @Test
  void nothingIsDoneToAnOwner() {
    for (var role : Role.values()) {
      for (var deed : Deed.values()) {
        assertThat(Powers.may(role, deed, Standing.OWNER)).as("%s %s", role, deed).isFalse();
      }
    }
  }

  private static String table() {
    var rows =
        Arrays.stream(Deed.values())
            .map(deed ->
                Stream.concat(
                        Stream.of(deed.wireName()), ROLES.stream().map(role -> cell(role, deed)))
                    .collect(Collectors.joining(" | ", "| ", " |")));
    return Stream.concat(Stream.of("| | owner | moderator | member |", "|---|---|---|---|"), rows)
        .collect(Collectors.joining("\n"));
  }

  private static String cell(Role role, Deed deed) {
    var over =
        Arrays.stream(Standing.values())
            .filter(standing -> Powers.may(role, deed, standing))
            .map(Standing::wireName)
            .collect(Collectors.joining(", "));
    return over.isEmpty() ? "–" : over;
  }
}
