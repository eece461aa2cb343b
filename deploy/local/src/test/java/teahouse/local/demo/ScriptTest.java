package teahouse.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
  @Test
  void aMessageMayHaveManyLinesAndEndsAtTheNextSpeaker() {
    var script =
        Script.parse(
            "room",
            List.of("Tea", "About tea", "public", "@maya", "One", "", "- two", "@tomas", "三"));
    assertThat(script.name()).isEqualTo("Tea");
    assertThat(script.topic()).isEqualTo("About tea");
    assertThat(script.lines())
        .containsExactly(
            new Script.Line(Person.MAYA, "One\n\n- two"), new Script.Line(Person.TOMAS, "三"));
    assertThat(script.people()).containsExactly(Person.MAYA, Person.TOMAS);
  }

  @Test
  void aSpeakerWhomNobodyKnowsIsNamed() {
    assertThatThrownBy(() -> Script.parse("room", List.of("Tea", "", "public", "@alice", "Hi")))
        .hasMessage("nobody in the demo is called alice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tea", "books", "hike", "code"})
  void everyRoomKeepsTheLimitsOfTheContract(String file) {
    var script = Script.read(file);
    assertThat(script.name().codePointCount(0, script.name().length())).isBetween(1, 60);
    assertThat(script.topic().codePointCount(0, script.topic().length())).isBetween(1, 250);
    assertThat(script.visibility()).isIn("public", "private");
    assertThat(script.people()).hasSizeGreaterThan(2);
    assertThat(script.lines()).hasSizeGreaterThan(8).noneMatch(line -> line.text().isBlank());
  }
}
