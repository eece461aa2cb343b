package teahouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LocalStackTest {
  @TempDir Path data;
  @TempDir Path home;

  @BeforeEach
  void buildTheServices() throws IOException {
    BuiltServices.install(home);
  }

  @Test
  void allThatRunsIsReadyAndToldInAFileAndStopsAtTheEnd() throws Exception {
    List<LocalProcess> processes;
    try (var stack = start(options())) {
      processes = stack.processes();
      assertThat(statusOf(stack.address())).isEqualTo(200);

      var told = JsonMapper.shared().readTree(data.resolve("stack.json"));
      assertThat(told.at("/address").asString()).isEqualTo(stack.address().toString());
      assertThat(told.at("/processes").values())
          .extracting(process -> process.get("pid").asLong())
          .isEqualTo(processes.stream().map(LocalProcess::pid).toList());
      assertThat(processes).hasSize(6).allMatch(LocalProcess::isAlive);
    }
    assertThat(processes).noneMatch(LocalProcess::isAlive);
    assertThat(data.resolve("stack.json")).doesNotExist();
  }

  @Test
  void aKilledServiceComesBackAtTheSameAddressAndTheDataIsThereTheNextTime() throws Exception {
    try (var stack = start(options())) {
      var chat = stack.service(Service.CHAT);
      chat.kill();
      assertThatThrownBy(() -> statusOf(chat.uri())).isInstanceOf(IOException.class);
      chat.start();
      chat.awaitReady();
      assertThat(statusOf(chat.uri())).isEqualTo(200);
      execute(stack.schema(Service.CHAT), "CREATE TABLE cup (tea VARCHAR(20))");
    }
    try (var stack = start(options())) {
      execute(stack.schema(Service.CHAT), "INSERT INTO cup VALUES ('普洱')");
    }
  }

  @Test
  void withTwoOfEachTheOneAddressGoesOnWhenEitherGatewayIsGone() throws Exception {
    try (var stack = start(options().withReplicas(2))) {
      for (var gateway : stack.services(Service.GATEWAY)) {
        gateway.kill();
        assertThat(statusOf(stack.address())).isEqualTo(200);
        assertThat(statusOf(stack.address())).isEqualTo(200);
        gateway.start();
        gateway.awaitReady();
      }
    }
  }

  @Test
  void aServiceThatCannotStartStopsAllAndSaysWhyInOneLine() throws Exception {
    BuiltServices.install(home, Service.HISTORY, BrokenService.class);
    try (var stack = new LocalStack(options(), Progress.silent())) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(StartFailure.class)
          .hasMessageStartingWith("history-service ended with exit code 1: the disk is full");
      assertThat(stack.processes()).noneMatch(LocalProcess::isAlive);
    }
  }

  @Test
  void aServiceThatWasNotBuiltIsNamedBeforeAnythingStarts() throws Exception {
    Files.delete(home.resolve("chat-service/target/app/chat-service.jar"));
    try (var stack = new LocalStack(options(), Progress.silent())) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(StartFailure.class)
          .hasMessageStartingWith("chat-service is not built");
      assertThat(stack.processes()).noneMatch(LocalProcess::isAlive);
    }
  }

  @Test
  void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var stack = new LocalStack(options().withPort(taken.getLocalPort()), Progress.silent())) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(StartFailure.class)
          .hasMessageStartingWith("port " + taken.getLocalPort() + " is taken");
      assertThat(stack.processes()).noneMatch(LocalProcess::isAlive);
    }
  }

  private StackOptions options() {
    return StackOptions.in(data).withHome(home);
  }

  private static LocalStack start(StackOptions options) throws StartFailure {
    var stack = new LocalStack(options, Progress.silent());
    stack.start();
    return stack;
  }

  private static int statusOf(URI address) throws IOException {
    var connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestProperty("Connection", "close");
    return connection.getResponseCode();
  }

  private static void execute(DatabaseAddress schema, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(schema.jdbcUrl(), schema.user(), schema.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
