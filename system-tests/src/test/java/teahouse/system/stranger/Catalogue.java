package teahouse.system.stranger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// `contracts/errors.md`, read as it stands: what every code is answered with.
public final class Catalogue {

  /// One row. Its status is 0 where REST never answers with it.
  public record Entry(String code, int status, boolean onSocket, boolean retryable) {

    private static Entry of(List<String> cells) {
      String status = cells.get(1);
      return new Entry(
          cells.getFirst(),
          status.matches("\\d+") ? Integer.parseInt(status) : 0,
          cells.get(2).equals("error"),
          cells.get(3).equals("yes"));
    }
  }

  private final Map<String, Entry> entries;
  private final Map<String, Integer> closeCodes;

  private Catalogue(List<List<String>> rows) {
    entries =
        rows.stream()
            .filter(cells -> cells.size() == 5)
            .map(Entry::of)
            .collect(Collectors.toMap(Entry::code, entry -> entry));
    closeCodes =
        rows.stream()
            .filter(cells -> cells.size() == 4 && cells.getFirst().matches("\\d+"))
            .collect(Collectors.toMap(cells -> cells.get(1), Catalogue::closeCode));
  }

  public static Catalogue read() {
    try {
      return new Catalogue(
          Files.readAllLines(Path.of("..", "contracts", "errors.md")).stream()
              .filter(line -> line.startsWith("| "))
              .map(Catalogue::cells)
              .toList());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public Entry entry(String code) {
    return Objects.requireNonNull(entries.get(code), code);
  }

  public int closeCode(String name) {
    return Objects.requireNonNull(closeCodes.get(name), name);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1).split("\\|"))
        .map(cell -> cell.replace("`", "").strip())
        .toList();
  }

  private static int closeCode(List<String> cells) {
    return Integer.parseInt(cells.getFirst());
  }
}
