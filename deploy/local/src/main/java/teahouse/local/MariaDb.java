package teahouse.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// MariaDB's program and the SQL that makes its system tables.
///
/// On Linux x86_64 they come from a Maven artifact (149 MB, unpacked once per checkout, and only
/// what a server needs); elsewhere an installed MariaDB is used.
///
/// @param program `mariadbd`
/// @param share the folder with messages and SQL scripts
record MariaDb(Path program, Path share) {
  private static final List<String> NEEDED =
      List.of(
          "bin/mariadbd",
          "share/english/errmsg.sys",
          "share/charsets/Index.xml",
          "share/mariadb_system_tables.sql",
          "share/mariadb_performance_tables.sql",
          "share/mariadb_system_tables_data.sql");

  static MariaDb find() throws StartFailure {
    return isLinuxOnX86() ? bundled() : installed();
  }

  /// The SQL that turns an empty data folder into a server's, with neither users nor test tables.
  String bootstrapSql() throws IOException {
    var sql = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\n");
    for (var script : NEEDED.subList(3, NEEDED.size())) {
      sql.append(Files.readString(share.resolveSibling(script)));
    }
    return sql.toString();
  }

  /// The beginning of every command line that works on this data folder.
  List<String> commandLine(Path data) {
    var command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--no-defaults",
                "--basedir=" + share.resolve("..").normalize(),
                "--lc-messages-dir=" + share,
                "--datadir=" + data,
                // A certificate would cost 10 s, and nobody listens in on the loopback.
                "--skip-ssl",
                "--innodb-log-file-size=16M"));
    if (System.getProperty("user.name").equals("root")) {
      command.add("--user=root");
    }
    return command;
  }

  private static boolean isLinuxOnX86() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  private static MariaDb bundled() throws StartFailure {
    var jar = Packages.database();
    var name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    var cache = Packages.checkout().resolve(".teahouse/cache");
    var home = cache.resolve(name);
    try {
      if (!Files.exists(home)) {
        Files.createDirectories(cache);
        unpack(jar, Files.createTempDirectory(cache, "unpacking"), home);
      }
    } catch (IOException e) {
      throw new StartFailure("MariaDB could not be unpacked to " + home + ": " + e.getMessage(), e);
    }
    return new MariaDb(home.resolve("bin/mariadbd"), home.resolve("share"));
  }

  /// Unpacked beside its place and then renamed: another process that does the same at the same
  /// time never sees half of it.
  private static void unpack(Path jar, Path unfinished, Path home) throws IOException {
    try {
      try (var archive = new JarFile(jar.toFile())) {
        for (var wanted : NEEDED) {
          var entry = entry(archive, wanted);
          var target = unfinished.resolve(wanted);
          Files.createDirectories(target.getParent());
          try (var in = archive.getInputStream(entry)) {
            Files.copy(in, target);
          }
        }
      }
      if (!unfinished.resolve("bin/mariadbd").toFile().setExecutable(true)) {
        throw new IOException("cannot make " + unfinished + "/bin/mariadbd executable");
      }
      rename(unfinished, home);
    } finally {
      Folders.delete(unfinished);
    }
  }

  private static JarEntry entry(JarFile archive, String wanted) throws IOException {
    return archive.stream()
        .filter(entry -> entry.getName().endsWith("/linux/" + wanted))
        .findFirst()
        .orElseThrow(() -> new IOException(archive.getName() + " has no " + wanted));
  }

  private static void rename(Path unfinished, Path home) throws IOException {
    try {
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.exists(home)) {
        throw e;
      }
    }
  }

  private static MariaDb installed() throws StartFailure {
    return Stream.concat(
            Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", "")),
            Stream.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"))
        .map(folder -> Path.of(folder, "mariadbd"))
        .filter(Files::isExecutable)
        .flatMap(program -> withShare(program).stream())
        .findFirst()
        .orElseThrow(() ->
            new StartFailure(
                "MariaDB comes along on Linux x86_64 only: install MariaDB 11, so that mariadbd"
                    + " is on the PATH, or start a Docker engine"));
  }

  private static Optional<MariaDb> withShare(Path program) {
    return Stream.of("share", "share/mariadb", "share/mysql")
        .map(folder -> program.resolveSibling("..").resolve(folder).normalize())
        .filter(share -> Files.exists(share.resolve("mariadb_system_tables.sql")))
        .findFirst()
        .map(share -> new MariaDb(program, share));
  }
}
