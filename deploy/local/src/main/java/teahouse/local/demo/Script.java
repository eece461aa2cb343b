package teahouse.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What was said in one room, read from a file: three lines with name, topic and visibility, then
/// messages, each headed by a line with `@` and the speaker.
record Script(String file, String name, String topic, String visibility, List<Line> lines) {

  record Line(Person by, String text) {}

  static Script read(String file) {
    try (var in = Script.class.getResourceAsStream(file + ".room")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return parse(file, text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Script parse(String file, List<String> text) {
    var lines = new ArrayList<Line>();
    for (var row : text.subList(3, text.size())) {
      if (row.startsWith("@")) {
        lines.add(new Line(Person.named(row.substring(1)), ""));
      } else if (!lines.isEmpty()) {
        var last = lines.removeLast();
        lines.add(new Line(last.by(), last.text() + row + "\n"));
      }
    }
    return new Script(
        file,
        text.get(0),
        text.get(1),
        text.get(2),
        lines.stream().map(line -> new Line(line.by(), line.text().strip())).toList());
  }

  boolean isPrivate() {
    return visibility.equals("private");
  }

  /// Who speaks, in the order of their first words; the first made the room.
  List<Person> people() {
    return lines.stream().map(Line::by).distinct().toList();
  }
}
