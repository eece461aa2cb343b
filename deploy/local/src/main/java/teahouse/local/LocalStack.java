package teahouse.local;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/// The whole system on this machine: brokers, database and services, each its own process.
///
/// For `make up`, and for tests that kill, freeze and restart parts of it. What was started is
/// stopped by [#close()], in reverse; what is alive when this JVM ends, ends with it.
public final class LocalStack implements AutoCloseable {
  private final StackOptions options;
  private final Progress progress;
  private final BrokerCluster brokers;
  private final DatabaseProcess database;
  private final Map<Service, DatabaseAddress> schemas = new EnumMap<>(Service.class);
  private final Map<Service, Replicas> replicas = new EnumMap<>(Service.class);
  private final Map<Service, List<ServiceProcess>> services = new EnumMap<>(Service.class);
  private final StackLinks links;
  private final Deque<Runnable> toUndo = new ArrayDeque<>();
  private volatile boolean closed;

  /// A stack that is not started yet.
  public LocalStack(StackOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
    var logs = options.data().resolve("logs");
    brokers = BrokerCluster.of(options.brokers(), StackLinks.guests(options), options.data(), logs);
    database = new DatabaseProcess(options.data(), logs);
    for (var service : Service.values()) {
      int port = service == Service.GATEWAY ? options.port() : 0;
      replicas.put(service, Replicas.of(service, port, options.replicas()));
      if (service.hasSchema()) {
        var name = service.schema();
        schemas.put(service, database.schema(name, name, "insecure-local-" + name));
      }
    }
    links = new StackLinks(replicas);
    schemas.forEach(
        (service, schema) -> links.lead(service, brokers.links(service.name()), schema));
    var settings =
        new ServiceSettings(address(), brokers.bootstrapServers(), replicas, options.settings());
    replicas.forEach((service, all) ->
        services.put(
            service,
            all.processes(
                options.home(),
                i -> links.settings(service, i, settings.of(service, schemas)),
                logs)));
  }

  /// Starts everything and waits until it is ready. If something does not start, what did is
  /// stopped again before this throws.
  public void start() throws StartFailure {
    try {
      var folder = DataFolder.open(options.data(), Format.current(options.brokers()));
      undoLater(folder::close);
      needFreePort();
      needBuiltServices();
      startBrokersAndDatabase();
      startServices();
      var file = new StackFile(options.data());
      file.write(this);
      undoLater(file::delete);
    } catch (StartFailure | RuntimeException e) {
      close();
      throw e;
    }
  }

  /// What people type into the browser; also the issuer of tokens.
  public URI address() {
    return URI.create("http://localhost:" + replicas(Service.GATEWAY).port());
  }

  public BrokerCluster brokers() {
    return brokers;
  }

  public DatabaseProcess database() {
    return database;
  }

  /// Where the service's tables are.
  public DatabaseAddress schema(Service service) {
    var schema = schemas.get(service);
    if (schema == null) {
      throw new IllegalArgumentException(service.module() + " has no schema");
    }
    return schema;
  }

  /// The only or first process of the service.
  public ServiceProcess service(Service service) {
    return services(service).getFirst();
  }

  public List<ServiceProcess> services(Service service) {
    return services.getOrDefault(service, List.of());
  }

  /// The ways of the service's first process, in a stack with links.
  public ServiceLinks links(Service service) {
    return links.ways(service);
  }

  /// What passes connections on to the service's processes, if there are several.
  public Link door(Service service) {
    return links.door(service);
  }

  /// All processes in the order of their start.
  public List<LocalProcess> processes() {
    var all = new ArrayList<LocalProcess>(brokers.brokers());
    all.add(database);
    services.values().forEach(all::addAll);
    return all;
  }

  /// Waits until one of the processes ends that should not, and says in one line which and why.
  String awaitLoss() {
    var ends = processes().stream().map(LocalProcess::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.anyOf(ends).join();
    return processes().stream()
        .filter(process -> !process.isAlive())
        .map(LastWords::of)
        .findFirst()
        .orElse("a process ended");
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!toUndo.isEmpty()) {
      toUndo.pop().run();
    }
  }

  private void needFreePort() throws StartFailure {
    int port = replicas(Service.GATEWAY).port();
    if (!Ports.isFree(port)) {
      throw new StartFailure(
          "port %d is taken by another program: stop it, or take another port, as in PORT=%d make up"
              .formatted(port, Ports.free()));
    }
  }

  private void needBuiltServices() throws StartFailure {
    for (var service : services.values()) {
      service.getFirst().needBuild();
    }
  }

  private void startBrokersAndDatabase() throws StartFailure {
    progress.say("starting the broker and the database");
    undoLater(() -> {
      brokers.close();
      progress.say("the broker is stopped");
    });
    for (var broker : brokers.brokers()) {
      launch(broker);
    }
    launchAndStopLater(database);
    awaitReady(List.of(database));
    for (var schema : schemas.values()) {
      Schemas.create(database.administration(), schema);
    }
    awaitReady(brokers.brokers());
  }

  private void startServices() throws StartFailure {
    progress.say("starting the services");
    undoLater(links::close);
    links.open();
    for (var service : Service.values()) {
      for (var process : services(service)) {
        launchAndStopLater(process);
      }
    }
    awaitReady(services.values().stream().flatMap(List::stream).toList());
  }

  private void awaitReady(List<? extends LocalProcess> all) throws StartFailure {
    LocalProcess.awaitReady(
        all,
        process -> {
          if (!closed) {
            progress.say(process.name() + " is ready");
          }
        });
  }

  private void launchAndStopLater(LocalProcess process) throws StartFailure {
    undoLater(() -> {
      if (process.isAlive()) {
        process.stop();
        progress.say(process.name() + " is stopped");
      }
    });
    launch(process);
  }

  /// Somebody may press Ctrl-C in the middle of the start: then nothing more is launched.
  private synchronized void launch(LocalProcess process) throws StartFailure {
    if (closed) {
      throw new StartFailure("stopped before everything was started");
    }
    process.start();
  }

  private synchronized void undoLater(Runnable step) {
    if (closed) {
      step.run();
    } else {
      toUndo.push(step);
    }
  }

  private Replicas replicas(Service service) {
    return Objects.requireNonNull(replicas.get(service));
  }
}
