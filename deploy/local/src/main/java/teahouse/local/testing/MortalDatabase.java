package teahouse.local.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import teahouse.local.DatabaseAddress;
import teahouse.local.DatabaseProcess;
import teahouse.local.Schemas;
import teahouse.local.StartFailure;
import teahouse.local.TemporaryFolder;

/// A database server of the test's own, which may be killed, frozen and brought back with its data.
/// Always a process of this machine, also where other tests use containers.
public final class MortalDatabase implements AutoCloseable {
  private final DatabaseProcess server;
  private final DatabaseAddress schema;

  private MortalDatabase(DatabaseProcess server, DatabaseAddress schema) {
    this.server = server;
    this.schema = schema;
  }

  /// Starts a server with one empty schema.
  ///
  /// @param name of the schema and of its user
  public static MortalDatabase start(String name) {
    try {
      var folder = TemporaryFolder.create(name + "-database");
      var server = new DatabaseProcess(folder, folder);
      server.start();
      server.awaitReady();
      var root = server.administration();
      var schema =
          new DatabaseAddress(root.host(), root.port(), name, name, "insecure-local-" + name);
      Schemas.create(root, schema);
      return new MortalDatabase(server, schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  public DatabaseAddress schema() {
    return schema;
  }

  /// `kill -9`.
  public void kill() {
    server.kill();
  }

  public void pause() {
    server.pause();
  }

  public void resume() {
    server.resume();
  }

  /// Brings it back on the same port, and waits until it answers.
  public void restart() {
    try {
      server.start();
      server.awaitReady();
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
