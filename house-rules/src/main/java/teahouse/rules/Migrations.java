package teahouse.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// While a service is upgraded, two versions of it work on one schema. So a migration only adds
/// (expands) what the version before it can live with; what takes something away (contracts) comes
/// at least one migration later and says whose leavings it clears: `-- contract: V7`.
///
/// A table that the same migration makes may be anything.
public final class Migrations {

  private static final Pattern NAME = Pattern.compile("V(\\d+)__[a-z0-9_]+\\.sql");
  private static final Pattern CONTRACT = Pattern.compile("(?m)^-- contract: V(\\d+)$");
  private static final Pattern MADE = Pattern.compile("create table (?:if not exists )?`?(\\w+)`?");
  private static final Pattern CHANGED = Pattern.compile("^alter table `?(\\w+)`?");
  private static final Pattern TAKES_AWAY =
      Pattern.compile("\\b(drop|rename|modify|change|truncate)\\b|\\bdelete from\\b");
  private static final Pattern COLUMN_WITHOUT_DEFAULT =
      Pattern.compile(
          "\\badd (?:column )?(?!(?:unique|key|index|constraint|primary|fulltext|foreign)\\b)[^,]*\\bnot null\\b(?![^,]*\\bdefault\\b)[^,]*");
  private static final Pattern NEW_UNIQUENESS =
      Pattern.compile("\\badd (?:unique|constraint)\\b|^create unique\\b");

  private Migrations() {}

  /// What is wrong with the migrations of a folder, one line each.
  public static List<String> faults(Path folder) throws IOException {
    var numbered = new TreeMap<Integer, Path>();
    var faults = new ArrayList<String>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          numbered.put(Integer.parseInt(name.group(1)), file);
        } else {
          faults.add(file.getFileName() + ": name (expected: V<number>__<words>.sql)");
        }
      }
    }
    for (var migration : numbered.entrySet()) {
      judge(
              migration.getValue(),
              Files.readString(migration.getValue()),
              numbered.headMap(migration.getKey()).keySet())
          .forEach(faults::add);
    }
    return faults;
  }

  private static List<String> judge(Path file, String text, Set<Integer> before) {
    var name = file.getFileName().toString();
    var contract = CONTRACT.matcher(text);
    if (contract.find()) {
      return before.contains(Integer.parseInt(contract.group(1)))
          ? List.of()
          : List.of(
              name + ": contracts V" + contract.group(1) + " (expected: an earlier migration)");
    }
    var faults = new ArrayList<String>();
    var plain =
        text.replaceAll("(?m)--.*$", "")
            .replaceAll("'[^']*'", "''")
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", " ");
    var made = MADE.matcher(plain).results().map(found -> found.group(1)).toList();
    for (var statement : plain.split(";", -1)) {
      var changed = CHANGED.matcher(statement.strip());
      if (statement.strip().startsWith("create table")
          || (changed.find() && made.contains(changed.group(1)))) {
        continue;
      }
      var said = statement.strip();
      if (TAKES_AWAY.matcher(said).find()) {
        faults.add(name + ": takes something away: " + said);
      }
      if (COLUMN_WITHOUT_DEFAULT.matcher(said).find()) {
        faults.add(name + ": a column that the version before cannot fill: " + said);
      }
      if (NEW_UNIQUENESS.matcher(said).find()) {
        faults.add(name + ": a rule that the version before may break: " + said);
      }
    }
    return faults;
  }
}
