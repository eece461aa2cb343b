package teahouse.local.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import teahouse.local.BrokerCluster;
import teahouse.local.DatabaseAddress;
import teahouse.local.DatabaseProcess;
import teahouse.local.StartFailure;
import teahouse.local.TemporaryFolder;

/// Broker and database as processes of this machine, with data in folders that go with the JVM.
final class LocalInfrastructure implements Infrastructure {
  @Override
  public String startBroker() {
    try {
      var folder = folder("broker");
      var cluster = BrokerCluster.of(1, folder, folder);
      cluster.start();
      cluster.awaitReady();
      return cluster.bootstrapServers();
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public DatabaseAddress startDatabase() {
    try {
      var folder = folder("database");
      var server = new DatabaseProcess(folder, folder);
      server.start();
      server.awaitReady();
      return server.administration();
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path folder(String name) {
    try {
      return TemporaryFolder.create(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
